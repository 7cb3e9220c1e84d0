package io.cryptoflow.application.messaging;

/**
 * Where a question is asked.
 *
 * @param name {@code noun.verb}
 * @param <Q> the question, an immutable record handed over by reference
 * @param <R> the answer
 */
public record Address<Q, R>(String name, Class<Q> questionType, Class<R> answerType) {}
