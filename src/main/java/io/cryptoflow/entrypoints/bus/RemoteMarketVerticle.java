package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.messaging.Topic;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.protocol.MarketUpdates;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Consumer;

/** The market of another process: announces here what is announced there. */
public final class RemoteMarketVerticle extends VerticleBase {
    private final MessageBus bus;
    private final RemoteSource source;
    private final Consumer<MarketEvent> follower;

    /** @param follower gets each print and book before it is announced: the latest market, the paper venue */
    public RemoteMarketVerticle(MessageBus bus, RemoteSource source, Consumer<MarketEvent> follower) {
        this.bus = bus;
        this.source = source;
        this.follower = follower;
    }

    @Override
    public Future<?> start() {
        MarketUpdates.Listener listener = new MarketUpdates.Listener() {
            @Override
            public <E> void hear(Topic<E> topic, E event) {
                if (event instanceof MarketEvent told) {
                    follower.accept(told);
                }
                bus.publish(topic, event);
            }
        };
        source.start(() -> {}, update -> MarketUpdates.read(update, listener));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        source.close();
        return Future.succeededFuture();
    }
}
