package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Committed controls of accounts, straight from Postgres. */
public final class PostgresControls implements ControlsReader {
    private static final String CHANGES = "SELECT " + EventRows.COLUMNS
            + " FROM control_changes c JOIN account_events e USING (account_id, sequence)"
            + " WHERE c.account_id = $1 AND c.sequence < $2 ORDER BY c.sequence DESC LIMIT $3";
    private static final String DUE =
            "SELECT account_id FROM account_controls" + " WHERE dead_man_at <= $1 ORDER BY dead_man_at LIMIT $2";
    private static final String OPEN_ORDERS = "SELECT account_id, count(*) AS open,"
            + " count(*) FILTER (WHERE status <> 'PENDING_CANCEL') AS uncanceled"
            + " FROM orders WHERE order_id = ANY (ARRAY(SELECT order_id FROM open_orders)) GROUP BY account_id ORDER BY uncanceled DESC LIMIT $1";
    private static final String SUMMARY = "SELECT count(*) FILTER (WHERE state <> 'ACTIVE') AS not_active,"
            + " count(dead_man_at) AS armed FROM account_controls";

    private final Pool pool;

    public PostgresControls(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<AccountControls> findControls(AccountId account) {
        return query(ControlsRows.OF_ACCOUNT, Tuple.of(account.value())).map(ControlsRows::read);
    }

    @Override
    public Future<List<AccountEvent>> findControlChanges(AccountId account, long sequence, int limit) {
        return query(CHANGES, Tuple.of(account.value(), sequence, limit)).map(EventRows::read);
    }

    @Override
    public Future<List<AccountId>> dueDeadMansSwitches(Instant now, int limit) {
        return query(DUE, Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> list(rows, row -> new AccountId(row.getString(0))));
    }

    @Override
    public Future<List<OpenOrders>> openOrdersByAccount(int limit) {
        return query(OPEN_ORDERS, Tuple.of(limit))
                .map(rows -> list(
                        rows,
                        row -> new OpenOrders(
                                new AccountId(row.getString("account_id")),
                                row.getLong("open"),
                                row.getLong("uncanceled"))));
    }

    @Override
    public Future<Summary> summary() {
        return query(SUMMARY, Tuple.tuple())
                .map(rows -> list(rows, row -> new Summary(row.getLong("not_active"), row.getLong("armed")))
                        .get(0));
    }

    private Future<RowSet<Row>> query(String sql, Tuple key) {
        return PostgresFailures.translated(pool.preparedQuery(sql).execute(key));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>();
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }
}
