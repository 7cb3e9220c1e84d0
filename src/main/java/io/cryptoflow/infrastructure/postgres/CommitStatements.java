package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The statements of a commit in their order: begin, lock, look whether what the lanes ran on still holds, write, commit. */
final class CommitStatements {
    private static final String ADD_ACCOUNTS = "INSERT INTO accounts (account_id, sequence)"
            + " SELECT account_id, 0 FROM unnest($1::text[]) AS u(account_id) ORDER BY account_id ON CONFLICT DO NOTHING";
    /** Shared by commits, so that a change of what everybody may do waits for those before it, and those behind it see it. */
    private static final String BEGIN =
            "BEGIN; SELECT pg_advisory_xact_lock_shared(" + PostgresTradingSwitch.LOCK_KEY + ")";

    private static final String LOCK_ACCOUNTS = "SELECT account_id, sequence,"
            + " (SELECT max(version) FROM global_trading) AS trading, " + PostgresLease.TOKEN_IN_FORCE
            + " AS token FROM accounts"
            + " WHERE account_id = ANY ($1::text[]) ORDER BY account_id FOR UPDATE";
    private static final String KNOWN_CLIENT_ORDER_IDS = "SELECT DISTINCT account_id FROM orders" + " WHERE ("
            + OrderRows.CLIENT_KEY + ") IN (SELECT * FROM unnest($1::text[], $2::text[]))";

    /** After the locks, so that it sees what those who held them before have left. */
    private static final String REFUSE_OUTDATED = "SELECT refuse_outdated(" + PostgresLease.TOKEN_IN_FORCE
            + """
                = $6 AND
                (SELECT count(*) FROM accounts a JOIN unnest($1::text[], $2::bigint[]) AS u(account_id, sequence)
                    ON a.account_id = u.account_id AND a.sequence = u.sequence) = cardinality($1::text[])
                AND (SELECT max(version) FROM global_trading) = $3
                AND NOT EXISTS (SELECT FROM orders WHERE ("""
            + OrderRows.CLIENT_KEY + ") IN (SELECT * FROM unnest($4::text[], $5::text[]))))";

    /** What {@code refuse_outdated} raises. */
    private static final String OUTDATED = "CF001";

    private CommitStatements() {}

    /** What the accounts' rows and the client order ids told under the locks. */
    record Locked(RowSet<Row> accounts, RowSet<Row> known) {
        long tradingVersion() {
            return accounts.iterator().next().getLong("trading");
        }

        /** That of the lease in force. */
        long token() {
            return accounts.iterator().next().getLong("token");
        }

        /** The lanes that ran on what does not hold any more. */
        Set<AccountLane> outdated(Map<AccountLane, Writes> group) {
            Map<AccountId, Long> sequences = new HashMap<>();
            accounts.forEach(row -> sequences.put(new AccountId(row.getString(0)), row.getLong(1)));
            Set<AccountId> misled = new HashSet<>();
            known.forEach(row -> misled.add(new AccountId(row.getString(0))));
            Set<AccountLane> outdated = new HashSet<>();
            group.forEach((lane, writes) -> {
                boolean isStale = sequences.getOrDefault(lane.account(), 0L) != lane.committedSequence();
                if (isStale || misled.contains(lane.account()) || writes.tradingVersion() < tradingVersion()) {
                    outdated.add(lane);
                }
            });
            return outdated;
        }
    }

    /** Begins, locks the lanes' accounts and reads what tells who is outdated. */
    static Future<Locked> lock(PgConnection connection, Map<AccountLane, Writes> group) {
        List<Future<?>> answers = new ArrayList<>();
        Future<RowSet<Row>> accounts = beginAndLock(connection, group, answers);
        List<Writes.ClientOrderKey> keys = assumedFree(group.values());
        Future<RowSet<Row>> known = connection
                .preparedQuery(KNOWN_CLIENT_ORDER_IDS)
                .execute(Tuple.tuple().addArrayOfString(accounts(keys)).addArrayOfString(ids(keys)));
        answers.add(known);
        return Future.all(answers).map(all -> new Locked(accounts.result(), known.result()));
    }

    /**
     * All in one go: {@code writes} are those of the whole group. Fails with what {@link #isOutdated} tells, and nothing is
     * written, if any lane ran on what does not hold any more.
     */
    static Future<Void> writeUnlessOutdated(
            PgConnection connection, Map<AccountLane, Writes> group, Writes writes, long tradingVersion, long token) {
        List<Future<?>> answers = new ArrayList<>();
        beginAndLock(connection, group, answers);
        Tuple assumptions = assumptions(group, tradingVersion).addLong(token);
        answers.add(connection.preparedQuery(REFUSE_OUTDATED).execute(assumptions));
        write(connection, writes, answers);
        return Future.all(answers).mapEmpty();
    }

    static boolean isOutdated(Throwable cause) {
        return cause instanceof PgException postgres && OUTDATED.equals(postgres.getSqlState());
    }

    private static Tuple assumptions(Map<AccountLane, Writes> group, long tradingVersion) {
        List<AccountLane> lanes = List.copyOf(group.keySet());
        List<Writes.ClientOrderKey> keys = assumedFree(group.values());
        return Tuple.tuple()
                .addArrayOfString(names(lanes, AccountLane::account))
                .addArrayOfLong(
                        lanes.stream().map(AccountLane::committedSequence).toArray(Long[]::new))
                .addLong(tradingVersion)
                .addArrayOfString(accounts(keys))
                .addArrayOfString(ids(keys));
    }

    private static Future<RowSet<Row>> beginAndLock(
            PgConnection connection, Map<AccountLane, Writes> group, List<Future<?>> answers) {
        answers.add(connection.query(BEGIN).execute());
        List<AccountLane> unseen = group.keySet().stream()
                .filter(lane -> lane.committedSequence() == 0)
                .toList();
        if (!unseen.isEmpty()) {
            answers.add(connection
                    .preparedQuery(ADD_ACCOUNTS)
                    .execute(Tuple.tuple().addArrayOfString(names(unseen, AccountLane::account))));
        }
        Future<RowSet<Row>> locked = connection
                .preparedQuery(LOCK_ACCOUNTS)
                .execute(Tuple.tuple().addArrayOfString(names(group.keySet(), AccountLane::account)));
        answers.add(locked);
        return locked;
    }

    /** Writes and commits under the locks. */
    static Future<Void> write(PgConnection connection, Writes writes) {
        List<Future<?>> answers = new ArrayList<>();
        write(connection, writes, answers);
        return Future.all(answers).mapEmpty();
    }

    private static void write(PgConnection connection, Writes writes, List<Future<?>> answers) {
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
    }

    private static <T> void execute(
            PgConnection connection, BulkStatement<T> statement, Collection<T> rows, List<Future<?>> answers) {
        if (!rows.isEmpty()) {
            answers.add(connection.preparedQuery(statement.sql()).execute(statement.tuple(rows)));
        }
    }

    private static List<Writes.ClientOrderKey> assumedFree(Collection<Writes> group) {
        return group.stream().flatMap(writes -> writes.assumedFree().stream()).toList();
    }

    private static String[] accounts(List<Writes.ClientOrderKey> keys) {
        return names(keys, Writes.ClientOrderKey::account);
    }

    private static String[] ids(List<Writes.ClientOrderKey> keys) {
        return names(keys, Writes.ClientOrderKey::id);
    }

    private static <T> String[] names(Collection<T> values, Function<T, ?> name) {
        return values.stream().map(value -> name.apply(value).toString()).toArray(String[]::new);
    }
}
