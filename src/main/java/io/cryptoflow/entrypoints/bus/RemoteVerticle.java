package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/** The addresses of a role that another process has: whoever asks here gets the answer from there. */
public final class RemoteVerticle extends VerticleBase {
    private final MessageBus bus;
    private final List<Served<?, ?>> served;

    /** @param served the addresses, each with a use case that asks the other process */
    public RemoteVerticle(MessageBus bus, List<Served<?, ?>> served) {
        this.bus = bus;
        this.served = List.copyOf(served);
    }

    @Override
    public Future<?> start() {
        return Future.all(
                served.stream().map(one -> one.serve(bus, cause -> {})).toList());
    }
}
