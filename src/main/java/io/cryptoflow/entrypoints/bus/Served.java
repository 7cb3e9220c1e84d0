package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** An address and the use case that answers it. */
public record Served<C, R>(Address<C, R> address, UseCase<C, R> useCase) {
    Future<Void> serve(MessageBus bus, Consumer<Throwable> onFailure) {
        return bus.serve(address, command -> useCase.handle(command).onFailure(onFailure::accept));
    }
}
