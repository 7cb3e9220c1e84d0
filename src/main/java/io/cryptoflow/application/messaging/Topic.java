package io.cryptoflow.application.messaging;

/**
 * Where something is announced to whoever listens.
 *
 * @param name {@code noun.events}
 * @param <E> what is announced, an immutable record
 */
public record Topic<E>(String name, Class<E> eventType) {}
