package io.cryptoflow.application.messaging;

import io.cryptoflow.application.UseCase;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** Questions and announcements inside one process. Who answers is wiring: a use case here, or a client of a remote process. */
public interface MessageBus {
    /** Asks; fails UNAVAILABLE when nobody serves the address, TIMEOUT when no answer comes in time. */
    <Q, R> Future<R> request(Address<Q, R> address, Q question);

    /** Answers the questions of an address, on the caller's context; the Future completes when it is reachable. */
    <Q, R> Future<Void> serve(Address<Q, R> address, UseCase<Q, R> useCase);

    /** Announces; listeners get it in the order of announcement. */
    <E> void publish(Topic<E> topic, E event);

    /** Listens on the caller's context; the Future completes when announcements arrive. */
    <E> Future<Void> subscribe(Topic<E> topic, Consumer<E> listener);
}
