package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Committed state of accounts, straight from Postgres. */
public final class PostgresAccountReader implements AccountReader {
    private static final String SELECT_ORDERS = "SELECT " + OrderRows.COLUMNS + " FROM orders ";
    private static final String NEWEST_FIRST = " ORDER BY order_id DESC";
    private static final String ORDERS_PAGE = "account_id = $1 AND ($2::text IS NULL OR symbol = $2)"
            + " AND ($3::uuid IS NULL OR order_id < $3)" + NEWEST_FIRST + " LIMIT $4";
    private static final String OPEN_ORDERS = OrderRows.selectById("SELECT order_id FROM open_orders"
                    + " WHERE (account_id, order_id) > ($1, $2) ORDER BY account_id, order_id LIMIT $3")
            + " ORDER BY account_id COLLATE \"C\", order_id";
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String ORDER = SELECT_ORDERS + "WHERE order_id = $1";
    private static final String GIVEN_UP = SELECT_ORDERS + "WHERE given_up_at >= $1 ORDER BY given_up_at DESC LIMIT $2";
    private static final String ORDER_EVENTS = "SELECT " + EventRows.COLUMNS
            + " FROM account_events e WHERE account_id = $1 AND order_id = $2 ORDER BY sequence";
    private static final String EVENTS = "SELECT " + EventRows.COLUMNS
            + " FROM account_events e WHERE account_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
    private static final String FILLS = "SELECT fill_number, order_id, trade_id, symbol, side, last_price,"
            + " last_quantity, liquidity_side, commission, occurred_at FROM fills WHERE account_id = $1"
            + " AND ($2::text IS NULL OR symbol = $2) AND ($3::uuid IS NULL OR order_id = $3)"
            + " AND ($4::bigint IS NULL OR fill_number < $4) ORDER BY fill_number DESC LIMIT $5";

    private final Pool pool;
    private final OrderLookup lookup;

    public PostgresAccountReader(Pool pool) {
        this.pool = pool;
        this.lookup = new OrderLookup(pool);
    }

    @Override
    public Future<Optional<Order>> findOrder(AccountId account, OrderId id) {
        return lookup.find(account, id);
    }

    @Override
    public Future<List<Order>> findOrders(AccountId account, OrderFilter filter) {
        Tuple key = Tuple.tuple()
                .addString(account.value())
                .addString(filter.symbol().map(Symbol::toString).orElse(null))
                .addUUID(filter.before().map(OrderId::value).orElse(null))
                .addInteger(filter.limit());
        return query(findOrders(filter.selection()), key).map(PostgresAccountReader::orders);
    }

    private static String findOrders(Selection selection) {
        return switch (selection) {
            case ALL -> SELECT_ORDERS + "WHERE " + ORDERS_PAGE;
            case OPEN -> OrderRows.selectById("SELECT order_id FROM open_orders WHERE " + ORDERS_PAGE) + NEWEST_FIRST;
            case CLOSED -> SELECT_ORDERS + "WHERE NOT is_open AND " + ORDERS_PAGE;
        };
    }

    @Override
    public Future<List<AccountEvent>> findOrderEvents(AccountId account, OrderId id) {
        return query(ORDER_EVENTS, Tuple.of(account.value(), id.value())).map(EventRows::read);
    }

    @Override
    public Future<List<AccountEvent>> findEvents(AccountId account, long afterSequence, int limit) {
        return query(EVENTS, Tuple.of(account.value(), afterSequence, limit)).map(EventRows::read);
    }

    @Override
    public Future<List<NumberedFill>> findFills(AccountId account, FillFilter filter) {
        Tuple key = Tuple.tuple()
                .addString(account.value())
                .addString(filter.symbol().map(Symbol::toString).orElse(null))
                .addUUID(filter.order().map(OrderId::value).orElse(null))
                .addLong(filter.before().orElse(null))
                .addInteger(filter.limit());
        return query(FILLS, key).map(PostgresAccountReader::fills);
    }

    @Override
    public Future<List<Balance>> findBalances(AccountId account) {
        return query(BalanceRows.OF_ACCOUNT, Tuple.of(account.value())).map(rows -> BalanceRows.read(rows).stream()
                .filter(balance -> !balance.total().isZero())
                .toList());
    }

    @Override
    public Future<List<Position>> findPositions(AccountId account) {
        return query(PositionRows.OF_ACCOUNT, Tuple.of(account.value())).map(PositionRows::read);
    }

    @Override
    public Future<List<LedgerEntry>> findLedger(AccountId account, LedgerFilter filter) {
        LedgerPlace before = filter.before().orElse(new LedgerPlace(Long.MAX_VALUE, 0));
        return query(LedgerRows.PAGE, Tuple.of(account.value(), before.sequence(), before.line(), filter.limit()))
                .map(LedgerRows::read);
    }

    @Override
    public Future<List<Order>> openOrders(Optional<Order> behind, int limit) {
        Tuple key = Tuple.of(
                behind.map(order -> order.account().value()).orElse(""),
                behind.map(order -> order.id().value()).orElse(BEFORE_ALL),
                limit);
        return query(OPEN_ORDERS, key).map(PostgresAccountReader::orders);
    }

    @Override
    public Future<Optional<Order>> findOrderOfAnyone(OrderId id) {
        return query(ORDER, Tuple.of(id.value()))
                .map(rows -> orders(rows).stream().findFirst());
    }

    @Override
    public Future<List<Order>> givenUpOrders(Instant since, int limit) {
        return query(GIVEN_UP, Tuple.of(since.atOffset(ZoneOffset.UTC), limit)).map(PostgresAccountReader::orders);
    }

    private Future<RowSet<Row>> query(String sql, Tuple key) {
        return PostgresFailures.translated(pool.preparedQuery(sql).execute(key));
    }

    private static List<Order> orders(RowSet<Row> rows) {
        List<Order> orders = new ArrayList<>();
        rows.forEach(row -> orders.add(OrderRows.read(row)));
        return orders;
    }

    private static List<NumberedFill> fills(RowSet<Row> rows) {
        List<NumberedFill> fills = new ArrayList<>();
        rows.forEach(row -> fills.add(new NumberedFill(row.getLong("fill_number"), fill(row))));
        return fills;
    }

    private static Fill fill(Row row) {
        Symbol symbol = Symbol.of(row.getString("symbol"));
        Side side = Side.valueOf(row.getString("side"));
        return new Fill(
                new OrderId(row.getUUID("order_id")),
                row.getString("trade_id"),
                symbol,
                side,
                new Price(row.getBigDecimal("last_price")),
                new Quantity(row.getBigDecimal("last_quantity")),
                LiquiditySide.valueOf(row.getString("liquidity_side")),
                new Money(row.getBigDecimal("commission"), side == Side.BUY ? symbol.base() : symbol.quote()),
                row.getOffsetDateTime("occurred_at").toInstant());
    }
}
