package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What Postgres' errors mean here: its word about what was sent is a bug of ours, anything else is that it cannot be reached now. */
final class PostgresFailures {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** Classes of SQLSTATE: cardinality, data, integrity constraint, syntax. */
    private static final Set<String> ABOUT_CONTENT = Set.of("21", "22", "23", "42");

    private PostgresFailures() {}

    static boolean isAboutContent(Throwable cause) {
        return cause instanceof PgException postgres
                && postgres.getSqlState() != null
                && ABOUT_CONTENT.contains(postgres.getSqlState().substring(0, 2));
    }

    static Throwable translate(Throwable cause) {
        return isAboutContent(cause) || cause instanceof FailureException
                ? cause
                : FailureException.of(
                        Failure.Kind.UNAVAILABLE, "DATABASE_UNAVAILABLE", "the database does not answer now");
    }

    /** The query's own answer or failure, or the failure of a database that does not answer in time. */
    static <T> Future<T> translated(Future<T> query) {
        return query.timeout(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> Future.failedFuture(translate(cause)));
    }
}
