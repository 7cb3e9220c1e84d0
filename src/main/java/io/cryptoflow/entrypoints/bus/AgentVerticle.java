package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/** The trader agent on the bus. */
public final class AgentVerticle extends VerticleBase {
    private final MessageBus bus;
    private final List<Served<?, ?>> served;

    /** Serves nothing before it is deployed. */
    public AgentVerticle(MessageBus bus, List<Served<?, ?>> served) {
        this.bus = bus;
        this.served = List.copyOf(served);
    }

    @Override
    public Future<?> start() {
        return Future.all(
                served.stream().map(useCase -> useCase.serve(bus, cause -> {})).toList());
    }
}
