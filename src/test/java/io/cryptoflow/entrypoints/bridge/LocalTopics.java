package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.messaging.Topic;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Topics that hand on at once, on the thread that announces; nobody answers questions. */
final class LocalTopics implements MessageBus {
    private final Map<Topic<?>, List<Consumer<Object>>> listeners = new ConcurrentHashMap<>();

    @Override
    public <Q, R> Future<R> request(Address<Q, R> address, Q question) {
        return Future.failedFuture("nobody serves " + address.name());
    }

    @Override
    public <Q, R> Future<Void> serve(Address<Q, R> address, UseCase<Q, R> useCase) {
        return Future.failedFuture("nobody asks " + address.name());
    }

    @Override
    public <E> void publish(Topic<E> topic, E event) {
        listeners.getOrDefault(topic, List.of()).forEach(listener -> listener.accept(event));
    }

    @Override
    public <E> Future<Void> subscribe(Topic<E> topic, Consumer<E> listener) {
        listeners
                .computeIfAbsent(topic, first -> new CopyOnWriteArrayList<>())
                .add(event -> listener.accept(topic.eventType().cast(event)));
        return Future.succeededFuture();
    }
}
