package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a lane reads from the database: its account at the start, and orders that its memory no longer has. */
final class OrderLookup {
    private static final String FIND_BY_ID =
            "SELECT " + OrderRows.COLUMNS + " FROM orders WHERE account_id = $1 AND order_id = $2";
    private static final String FIND_BY_CLIENT_ORDER_ID =
            "SELECT " + OrderRows.COLUMNS + " FROM orders WHERE (" + OrderRows.CLIENT_KEY + ") = ($1, $2)";
    private static final String SEQUENCE = "SELECT sequence FROM accounts WHERE account_id = $1";
    private static final String OPEN_ORDERS =
            OrderRows.selectById("SELECT order_id FROM open_orders WHERE account_id = $1");

    /** Longer than an order that is placed within the last second may have waited since it got its id. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final String RECENT_ORDERS = "SELECT placed_at, key_id FROM orders"
            + " WHERE account_id = $1 AND order_id > $2 AND placed_at > $3 AND status <> 'DENIED' ORDER BY placed_at";

    private final Pool pool;

    OrderLookup(Pool pool) {
        this.pool = pool;
    }

    Future<Optional<Order>> find(AccountId account, OrderId id) {
        return findOne(FIND_BY_ID, Tuple.of(account.value(), id.value()));
    }

    Future<Optional<Order>> find(AccountId account, ClientOrderId id) {
        return findOne(FIND_BY_CLIENT_ORDER_ID, Tuple.of(account.value(), id.value()));
    }

    /** The account as committed; an empty one where there is none. A commit in between is noticed by its sequence. */
    Future<AccountState> load(AccountId account, Instant now) {
        Tuple key = Tuple.of(account.value());
        // The sequence first: whatever is committed behind it shows at the next commit.
        return PostgresFailures.translated(query(SEQUENCE, key).compose(sequence -> {
            Future<RowSet<Row>> balances = query(BalanceRows.OF_ACCOUNT, key);
            Future<RowSet<Row>> positions = query(PositionRows.OF_ACCOUNT, key);
            Future<RowSet<Row>> orders = query(OPEN_ORDERS, key);
            Future<RowSet<Row>> controls = query(ControlsRows.OF_ACCOUNT, key);
            Future<RowSet<Row>> recent = query(
                    RECENT_ORDERS,
                    Tuple.of(account.value(), firstIdAt(now.minus(LONGEST_WAIT)), utc(now.minus(RecentOrders.SPAN))));
            return Future.all(balances, positions, orders, controls, recent)
                    .map(all -> new AccountState(
                            number(sequence),
                            BalanceRows.read(balances.result()),
                            PositionRows.read(positions.result()),
                            orders(orders.result()),
                            ControlsRows.read(controls.result()),
                            RecentOrders.read(recent.result())));
        }));
    }

    private Future<RowSet<Row>> query(String sql, Tuple key) {
        return pool.preparedQuery(sql).execute(key);
    }

    private static long number(RowSet<Row> sequence) {
        return sequence.iterator().hasNext() ? sequence.iterator().next().getLong(0) : 0;
    }

    private static List<Order> orders(RowSet<Row> rows) {
        List<Order> open = new ArrayList<>();
        rows.forEach(row -> open.add(OrderRows.read(row)));
        return open;
    }

    /** No time-ordered id that was made at or after {@code moment} sorts before it. */
    private static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private Future<Optional<Order>> findOne(String sql, Tuple key) {
        return PostgresFailures.translated(pool.preparedQuery(sql).execute(key)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(OrderRows.read(found.next())) : Optional.empty();
        });
    }
}
