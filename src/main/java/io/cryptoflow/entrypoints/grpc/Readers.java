package io.cryptoflow.entrypoints.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The readers of one kind of announcement; those that went are forgotten with the next one. */
final class Readers<E> {
    private final List<Reader<E>> all = new ArrayList<>();

    private record Reader<E>(Reply reply, Consumer<E> listener) {}

    void add(Reply reply, Consumer<E> listener) {
        all.add(new Reader<>(reply, listener));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(E event) {
        all.removeIf(reader -> !reader.reply().isOpen());
        List.copyOf(all).forEach(reader -> reader.listener().accept(event));
    }

    void close() {
        all.forEach(reader -> reader.reply().end());
        all.clear();
    }
}
