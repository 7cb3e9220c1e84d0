package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Questions about the product on the bus. Reading the documents begins with it, and nothing waits for that. */
public final class KnowledgeVerticle extends VerticleBase {
    private final MessageBus bus;
    private final Served<?, ?> served;
    private final Runnable load;

    /** @param load begins to read; questions fail UNAVAILABLE until that is done */
    public KnowledgeVerticle(MessageBus bus, Served<?, ?> served, Runnable load) {
        this.bus = bus;
        this.served = served;
        this.load = load;
    }

    @Override
    public Future<?> start() {
        load.run();
        return served.serve(bus, cause -> {});
    }
}
