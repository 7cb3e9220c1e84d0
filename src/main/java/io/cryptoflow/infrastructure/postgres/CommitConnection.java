package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.value.AccountId;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection on which groups are committed, one at a time; made anew after any trouble. Statements are pipelined. */
final class CommitConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CommitConnection.class);
    private static final String ADD_ACCOUNTS = "INSERT INTO accounts (account_id, sequence)"
            + " SELECT account_id, 0 FROM unnest($1::text[]) AS u(account_id) ORDER BY account_id ON CONFLICT DO NOTHING";
    /** Shared by commits, so that a change of what everybody may do waits for those before it, and those behind it see it. */
    private static final String BEGIN =
            "BEGIN; SELECT pg_advisory_xact_lock_shared(" + PostgresTradingSwitch.LOCK_KEY + ")";

    private static final String LOCK_ACCOUNTS = "SELECT account_id, sequence,"
            + " (SELECT max(version) FROM global_trading) AS trading FROM accounts"
            + " WHERE account_id = ANY ($1::text[]) ORDER BY account_id FOR UPDATE";
    private static final String KNOWN_CLIENT_ORDER_IDS = "SELECT DISTINCT account_id FROM orders"
            + " WHERE (account_id, client_order_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))";

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Duration timeout;
    private final TradingInForce trading;
    private @Nullable PgConnection open;
    private int attempt;

    /** A transaction that holds the locks of its accounts, and the lanes that ran on outdated state. */
    record Begun(PgConnection connection, Set<AccountLane> outdated) {}

    /** @param timeout for each of the two steps; a database that does not answer within it counts as gone */
    CommitConnection(Vertx vertx, PgConnectOptions options, Duration timeout, TradingInForce trading) {
        this.vertx = vertx;
        this.options = options;
        this.timeout = timeout;
        this.trading = trading;
    }

    /** Begins and locks the lanes' accounts. */
    Future<Begun> begin(Map<AccountLane, Writes> group) {
        int current = ++attempt;
        return bounded(connection()
                .compose(connection -> current == attempt
                        ? lock(connection, group).map(outdated -> new Begun(connection, outdated))
                        : Future.failedFuture("connected too late")));
    }

    private Future<Set<AccountLane>> lock(PgConnection connection, Map<AccountLane, Writes> group) {
        String[] accounts =
                names(group.keySet().stream().map(AccountLane::account).toList());
        String[] unseen = names(group.keySet().stream()
                .filter(lane -> lane.committedSequence() == 0)
                .map(AccountLane::account)
                .toList());
        Future<?> begun = connection.query(BEGIN).execute();
        Future<?> added = unseen.length == 0
                ? begun
                : connection.preparedQuery(ADD_ACCOUNTS).execute(Tuple.tuple().addArrayOfString(unseen));
        Future<RowSet<Row>> locked =
                connection.preparedQuery(LOCK_ACCOUNTS).execute(Tuple.tuple().addArrayOfString(accounts));
        Future<RowSet<Row>> known = knownClientOrderIds(connection, group.values());
        return Future.all(begun, added, locked, known)
                .compose(all -> trading.observe(connection, tradingVersion(locked.result())))
                .map(version -> outdated(group, locked.result(), known.result()));
    }

    private static long tradingVersion(RowSet<Row> locked) {
        return locked.iterator().next().getLong("trading");
    }

    private static Future<RowSet<Row>> knownClientOrderIds(PgConnection connection, Collection<Writes> group) {
        List<Writes.ClientOrderKey> keys =
                group.stream().flatMap(writes -> writes.assumedFree().stream()).toList();
        return connection
                .preparedQuery(KNOWN_CLIENT_ORDER_IDS)
                .execute(Tuple.tuple()
                        .addArrayOfString(names(keys.stream()
                                .map(Writes.ClientOrderKey::account)
                                .toList()))
                        .addArrayOfString(names(
                                keys.stream().map(Writes.ClientOrderKey::id).toList())));
    }

    private static Set<AccountLane> outdated(Map<AccountLane, Writes> group, RowSet<Row> locked, RowSet<Row> known) {
        long version = tradingVersion(locked);
        Map<AccountId, Long> sequences = new HashMap<>();
        locked.forEach(row -> sequences.put(new AccountId(row.getString(0)), row.getLong(1)));
        Set<AccountId> misled = new HashSet<>();
        known.forEach(row -> misled.add(new AccountId(row.getString(0))));
        Set<AccountLane> outdated = new HashSet<>();
        group.forEach((lane, writes) -> {
            boolean isStale = sequences.getOrDefault(lane.account(), 0L) != lane.committedSequence();
            if (isStale || misled.contains(lane.account()) || writes.tradingVersion() < version) {
                outdated.add(lane);
            }
        });
        return outdated;
    }

    /** Writes and commits what {@link #begin} locked. */
    Future<Void> commit(Begun begun, Writes writes) {
        // On another connection every statement would be a transaction of its own, and nothing would be locked.
        return begun.connection() == open
                ? bounded(write(begun.connection(), writes))
                : Future.failedFuture("the connection that holds the locks is gone");
    }

    private static Future<Void> write(PgConnection connection, Writes writes) {
        List<Future<?>> answers = new ArrayList<>();
        execute(connection, BulkStatements.INSERT_ORDERS, writes.added(), answers);
        execute(connection, BulkStatements.UPDATE_ORDERS, writes.updated(), answers);
        execute(connection, BulkStatements.UPDATE_TERMS, writes.reworked(), answers);
        execute(connection, BulkStatements.UPSERT_BALANCES, writes.balances().entrySet(), answers);
        execute(connection, BulkStatements.INSERT_FILLS, writes.fills(), answers);
        execute(connection, PositionRows.UPSERT, writes.positions().entrySet(), answers);
        execute(connection, LedgerRows.INSERT_ENTRIES, writes.ledger(), answers);
        execute(connection, LedgerRows.ADD_TO_TOTALS, writes.ledgerTotals().entrySet(), answers);
        execute(connection, ControlsRows.UPSERT, writes.controls().entrySet(), answers);
        execute(connection, ControlsRows.INSERT_CHANGES, writes.controlChanges(), answers);
        execute(connection, BulkStatements.INSERT_EVENTS, writes.events(), answers);
        execute(connection, BulkStatements.UPDATE_SEQUENCES, writes.sequences().entrySet(), answers);
        // After a failed statement Postgres answers COMMIT with a rollback, and the failure decides.
        answers.add(connection.query("COMMIT").execute());
        return Future.all(answers).mapEmpty();
    }

    private static <T> void execute(
            PgConnection connection, BulkStatement<T> statement, Collection<T> rows, List<Future<?>> answers) {
        if (!rows.isEmpty()) {
            answers.add(connection.preparedQuery(statement.sql()).execute(statement.tuple(rows)));
        }
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

    private static String[] names(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
