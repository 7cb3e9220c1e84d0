package io.cryptoflow.infrastructure.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The right to do what only one process may do, for a time, in the database's own clock. Every new owner gets a higher token,
 * and takes it while no commit is under way: what an earlier owner writes with its old token is refused from then on, however
 * late it comes.
 */
public final class PostgresLease {
    /** The lease of orders: their venue, their timers, their outbox. */
    public static final String ORDERS = "orders";

    /** The token of a store without a lease. */
    static final long NO_TOKEN = 0;

    /** The token in force, as a subquery. */
    static final String TOKEN_IN_FORCE =
            "coalesce((SELECT token FROM leases WHERE name = '" + ORDERS + "'), " + NO_TOKEN + ")";

    private static final String TAKE = "INSERT INTO leases (name, token, owner, expires_at)"
            + " VALUES ($1, 1, $2, clock_timestamp() + $3 * interval '1 millisecond')"
            + " ON CONFLICT (name) DO UPDATE SET token = leases.token + 1, owner = excluded.owner,"
            + " expires_at = excluded.expires_at WHERE $4 OR leases.expires_at <= clock_timestamp() RETURNING token";
    private static final String RENEW =
            "UPDATE leases SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'"
                    + " WHERE name = $1 AND token = $2";

    private final Pool pool;
    private final String name;
    private final String owner;
    private final Duration term;
    private volatile long token = NO_TOKEN;

    /**
     * Holds nothing yet.
     *
     * @param owner who asks, for people
     * @param term how long it is held without being renewed
     */
    public PostgresLease(Pool pool, String name, String owner, Duration term) {
        this.pool = pool;
        this.name = name;
        this.owner = owner;
        this.term = term;
    }

    /** Takes the lease if nobody holds it; answers whether it is held now. */
    public Future<Boolean> take() {
        return take(false);
    }

    /** Takes the lease from whoever holds it. */
    public Future<Boolean> seize() {
        return take(true);
    }

    private Future<Boolean> take(boolean always) {
        Tuple wish = Tuple.of(name, owner, term.toMillis(), always);
        return PostgresFailures.translated(pool.withTransaction(connection -> lock(connection)
                        .compose(locked -> connection.preparedQuery(TAKE).execute(wish))
                        .map(rows -> {
                            for (Row row : rows) {
                                return OptionalLong.of(row.getLong(0));
                            }
                            return OptionalLong.empty();
                        })))
                .map(taken -> {
                    taken.ifPresent(given -> token = given);
                    return taken.isPresent();
                });
    }

    /** No commit is under way behind this lock. */
    private static Future<?> lock(SqlConnection connection) {
        return connection
                .query("SELECT pg_advisory_xact_lock(" + PostgresTradingSwitch.LOCK_KEY + ")")
                .execute();
    }

    /** Holds it for another term; false when another process has taken it. */
    public Future<Boolean> renew() {
        return PostgresFailures.translated(pool.preparedQuery(RENEW).execute(Tuple.of(name, token, term.toMillis())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Gives it up, so that another process need not wait. */
    public Future<Void> release() {
        return PostgresFailures.translated(pool.preparedQuery(RENEW).execute(Tuple.of(name, token, 0L)))
                .mapEmpty();
    }

    /** Rises with every owner; 0 before it is held. */
    public long token() {
        return token;
    }
}
