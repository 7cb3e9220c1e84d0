package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection on which groups are committed, one at a time; made anew after any trouble. Statements are pipelined. */
final class CommitConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CommitConnection.class);

    /** Plans suit the size that the tables had when they were made; making them again costs less than one commit. */
    private static final int STEPS_WITH_THE_SAME_PLANS = 1_000;

    private static final String FORGET_PLANS = "DISCARD PLANS";

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Duration timeout;
    private final TradingInForce trading;
    private final LongSupplier token;
    private @Nullable PgConnection open;
    private int attempt;

    /** A transaction that holds the locks of its accounts, and the lanes that ran on outdated state. */
    record Begun(PgConnection connection, Set<AccountLane> outdated) {}

    /**
     * @param timeout for each of the two steps; a database that does not answer within it counts as gone
     * @param token of the lease under which this process writes
     */
    CommitConnection(
            Vertx vertx, PgConnectOptions options, Duration timeout, TradingInForce trading, LongSupplier token) {
        this.vertx = vertx;
        this.options = options;
        this.timeout = timeout;
        this.trading = trading;
        this.token = token;
    }

    /**
     * Commits what the lanes of {@code group} wrote, all together {@code writes}; false, and nothing is written, if one of them
     * ran on outdated state: {@link #begin} then tells which.
     */
    Future<Boolean> commitAtOnce(Map<AccountLane, Writes> group, Writes writes) {
        long version = trading.inForce().version();
        if (writes.tradingVersion() < version) {
            return Future.succeededFuture(false);
        }
        return onConnection(connection -> CommitStatements.writeUnlessOutdated(
                        connection, group, writes, version, token.getAsLong())
                .map(true)
                .recover(cause -> CommitStatements.isOutdated(cause)
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(cause)));
    }

    /** Begins and locks the lanes' accounts. */
    Future<Begun> begin(Map<AccountLane, Writes> group) {
        return onConnection(connection -> CommitStatements.lock(connection, group)
                .compose(this::refuseUnlessOwner)
                .compose(locked -> trading.observe(connection, locked.tradingVersion())
                        .map(observed -> new Begun(connection, locked.outdated(group)))));
    }

    private Future<CommitStatements.Locked> refuseUnlessOwner(CommitStatements.Locked locked) {
        return locked.token() == token.getAsLong()
                ? Future.succeededFuture(locked)
                : Future.failedFuture(FailureException.of(
                        Failure.Kind.UNAVAILABLE, "NOT_THE_OWNER", "another process owns the orders now"));
    }

    private <T> Future<T> onConnection(Function<PgConnection, Future<T>> step) {
        int current = ++attempt;
        return bounded(connection().compose(connection -> {
            if (current != attempt) {
                return Future.failedFuture("connected too late");
            }
            if (needsNewPlans(current)) {
                connection.query(FORGET_PLANS).execute();
            }
            return step.apply(connection);
        }));
    }

    /** The tables of a new database grow by multiples. */
    private static boolean needsNewPlans(int step) {
        return step % STEPS_WITH_THE_SAME_PLANS == 0 || Integer.bitCount(step) == 1;
    }

    /** Writes and commits what {@link #begin} locked. */
    Future<Void> commit(Begun begun, Writes writes) {
        // On another connection every statement would be a transaction of its own, and nothing would be locked.
        return begun.connection() == open
                ? bounded(CommitStatements.write(begun.connection(), writes))
                : Future.failedFuture("the connection that holds the locks is gone");
    }

    private Future<PgConnection> connection() {
        PgConnection current = open;
        return current != null
                ? Future.succeededFuture(current)
                : PgConnection.connect(vertx, options).onSuccess(this::keep);
    }

    private void keep(PgConnection connection) {
        if (open != null) {
            connection.close();
            return;
        }
        open = connection;
        connection.closeHandler(closed -> drop(connection));
        connection.exceptionHandler(
                cause -> LOG.warn("connection that commits is in trouble cause={}", cause.toString()));
    }

    private <T> Future<T> bounded(Future<T> step) {
        return step.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).onFailure(cause -> {
            attempt++;
            PgConnection broken = open;
            if (broken != null) {
                drop(broken);
            }
        });
    }

    private void drop(PgConnection connection) {
        if (open == connection) {
            open = null;
            connection.close();
        }
    }

    Future<Void> close() {
        PgConnection current = open;
        open = null;
        return current == null ? Future.succeededFuture() : current.close();
    }
}
