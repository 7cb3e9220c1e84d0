package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;

/** What Postgres' errors mean here: its word about what was sent is a bug of ours, anything else is that it cannot be reached now. */
final class PostgresFailures {
    private static final String CANNOT_CONNECT = "08";
    private static final String INSUFFICIENT_RESOURCES = "53";
    private static final String OPERATOR_INTERVENTION = "57";
    private static final String SYSTEM_ERROR = "58";

    private PostgresFailures() {}

    static boolean isAboutContent(Throwable cause) {
        if (!(cause instanceof PgException postgres) || postgres.getSqlState() == null) {
            return false;
        }
        String family = postgres.getSqlState().substring(0, 2);
        return !family.equals(CANNOT_CONNECT)
                && !family.equals(INSUFFICIENT_RESOURCES)
                && !family.equals(OPERATOR_INTERVENTION)
                && !family.equals(SYSTEM_ERROR);
    }

    static Throwable translate(Throwable cause) {
        return isAboutContent(cause) || cause instanceof FailureException
                ? cause
                : FailureException.of(
                        Failure.Kind.UNAVAILABLE, "DATABASE_UNAVAILABLE", "the database does not answer now");
    }

    static <T> Future<T> translated(Future<T> query) {
        return query.recover(cause -> Future.failedFuture(translate(cause)));
    }
}
