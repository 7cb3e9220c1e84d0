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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a lane reads from the database: its account at the start, and orders that its memory no longer has. */
final class OrderLookup {
    private static final String FIND_BY_ID =
            "SELECT " + OrderRows.COLUMNS + " FROM orders WHERE account_id = $1 AND order_id = $2";
    private static final String FIND_BY_CLIENT_ORDER_ID =
            "SELECT " + OrderRows.COLUMNS + " FROM orders WHERE account_id = $1 AND client_order_id = $2";
    private static final String SEQUENCE = "SELECT sequence FROM accounts WHERE account_id = $1";
    private static final String OPEN_ORDERS =
            "SELECT " + OrderRows.COLUMNS + " FROM orders WHERE account_id = $1 AND is_open";

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
    Future<AccountState> load(AccountId account) {
        Tuple key = Tuple.of(account.value());
        return PostgresFailures.translated(
                pool.preparedQuery(SEQUENCE).execute(key).compose(sequence -> pool.preparedQuery(BalanceRows.OF_ACCOUNT)
                        .execute(key)
                        .compose(balances -> pool.preparedQuery(PositionRows.OF_ACCOUNT)
                                .execute(key)
                                .compose(positions -> pool.preparedQuery(OPEN_ORDERS)
                                        .execute(key)
                                        .map(orders -> state(sequence, balances, positions, orders))))));
    }

    private static AccountState state(
            RowSet<Row> sequence, RowSet<Row> balances, RowSet<Row> positions, RowSet<Row> orders) {
        long number = sequence.iterator().hasNext() ? sequence.iterator().next().getLong(0) : 0;
        List<Order> open = new ArrayList<>();
        orders.forEach(row -> open.add(OrderRows.read(row)));
        return new AccountState(number, BalanceRows.read(balances), PositionRows.read(positions), open);
    }

    private Future<Optional<Order>> findOne(String sql, Tuple key) {
        return PostgresFailures.translated(pool.preparedQuery(sql).execute(key)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(OrderRows.read(found.next())) : Optional.empty();
        });
    }
}
