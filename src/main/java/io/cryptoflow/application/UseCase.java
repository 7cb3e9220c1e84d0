package io.cryptoflow.application;

import io.vertx.core.Future;

/**
 * The one shape of everything the system can do.
 *
 * @param <C> what is asked, a record nested in the use case
 * @param <R> what comes of it, a record or sealed family nested in the use case
 */
@FunctionalInterface
public interface UseCase<C, R> {
    /** Does it. A denial is a result; a {@link FailureException} says what else went wrong; other exceptions are bugs. */
    Future<R> handle(C command);
}
