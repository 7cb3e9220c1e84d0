package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.protocol.Announced;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** The backtests of another process: announces here how far they are. */
public final class RemoteBacktestsVerticle extends VerticleBase {
    private final MessageBus bus;
    private final RemoteSource source;

    public RemoteBacktestsVerticle(MessageBus bus, RemoteSource source) {
        this.bus = bus;
        this.source = source;
    }

    @Override
    public Future<?> start() {
        source.start(() -> {}, message -> bus.publish(Addresses.BACKTEST_EVENTS, Announced.backtest(message)));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        source.close();
        return Future.succeededFuture();
    }
}
