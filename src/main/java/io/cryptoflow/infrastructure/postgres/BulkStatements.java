package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.infrastructure.json.EventContentJson;
import io.cryptoflow.infrastructure.json.OrderExtrasJson;
import io.cryptoflow.infrastructure.postgres.Writes.AccountAsset;
import io.cryptoflow.infrastructure.postgres.Writes.AccountFill;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** The statements of a commit, one per table; those of positions and the ledger stand with their rows. */
final class BulkStatements {
    static final BulkStatement<Order> INSERT_ORDERS = BulkStatement.<Order>of(
                    """
            WITH added AS (INSERT INTO orders ({columns}) SELECT {columns} FROM {rows} RETURNING *)
            INSERT INTO open_orders SELECT account_id, order_id, symbol FROM added WHERE is_open""")
            .with("order_id", "uuid", Order::id)
            .with("account_id", "text", Order::account)
            .with("client_order_id", "text", Order::clientOrderId)
            .with("symbol", "text", order -> order.terms().symbol())
            .with("side", "text", order -> order.terms().side())
            .with("order_type", "text", order -> order.terms().type())
            .with("time_in_force", "text", order -> order.terms().timeInForce())
            .with("quantity", "numeric", order -> orNull(order.terms().quantity()))
            .with(
                    "quote_quantity",
                    "numeric",
                    order -> orNull(order.terms().quoteQuantity().map(money -> money.plain())))
            .with("limit_price", "numeric", order -> orNull(order.terms().limitPrice()))
            .with("status", "text", Order::status)
            .with("is_open", "boolean", Order::isOpen)
            .with("worst_price", "numeric", Order::worstPrice)
            .with("held", "numeric", order -> order.held().plain())
            .with("cumulative_quantity", "numeric", Order::cumulativeQuantity)
            .with("cumulative_notional", "numeric", order -> order.cumulativeNotional()
                    .plain())
            .with("commission", "numeric", order -> order.commission().plain())
            .with("venue_order_id", "text", order -> orNull(order.venueOrderId()))
            .with("reason_code", "text", order -> orNull(order.reason().map(Reason::code)))
            .with("reason_detail", "text", order -> orNull(order.reason().map(Reason::detail)))
            .with("placed_at", "timestamptz", Order::placedAt)
            .with("updated_at", "timestamptz", Order::updatedAt)
            .with("key_id", "text", order -> orNull(order.key()))
            .with("extras", "json", BulkStatements::extras);

    static final BulkStatement<Order> UPDATE_ORDERS = BulkStatement.<Order>of(
                    """
            WITH changed AS (UPDATE orders o SET status = t.status, is_open = t.is_open, held = t.held,
                    cumulative_quantity = t.cumulative_quantity, cumulative_notional = t.cumulative_notional,
                    commission = t.commission, venue_order_id = t.venue_order_id, reason_code = t.reason_code,
                    reason_detail = t.reason_detail, updated_at = t.updated_at,
                    given_up_at = CASE t.reason_code WHEN 'NEVER_ARRIVED' THEN t.updated_at END
                FROM {rows} WHERE o.order_id = t.order_id
                RETURNING o.account_id COLLATE "C" AS account_id, o.order_id, o.symbol, o.is_open),
            closed AS (DELETE FROM open_orders p USING changed c
                WHERE NOT c.is_open AND p.account_id = c.account_id AND p.order_id = c.order_id)
            INSERT INTO open_orders SELECT account_id, order_id, symbol FROM changed WHERE is_open
            ON CONFLICT DO NOTHING""")
            .with("order_id", "uuid", Order::id)
            .with("status", "text", Order::status)
            .with("is_open", "boolean", Order::isOpen)
            .with("held", "numeric", order -> order.held().plain())
            .with("cumulative_quantity", "numeric", Order::cumulativeQuantity)
            .with("cumulative_notional", "numeric", order -> order.cumulativeNotional()
                    .plain())
            .with("commission", "numeric", order -> order.commission().plain())
            .with("venue_order_id", "text", order -> orNull(order.venueOrderId()))
            .with("reason_code", "text", order -> orNull(order.reason().map(Reason::code)))
            .with("reason_detail", "text", order -> orNull(order.reason().map(Reason::detail)))
            .with("updated_at", "timestamptz", Order::updatedAt);

    /** Only for orders whose terms may change. */
    static final BulkStatement<Order> UPDATE_TERMS = BulkStatement.<Order>of(
                    """
            UPDATE orders o SET quantity = t.quantity, limit_price = t.limit_price, worst_price = t.worst_price,
                extras = t.extras
            FROM {rows} WHERE o.order_id = t.order_id""")
            .with("order_id", "uuid", Order::id)
            .with("quantity", "numeric", order -> orNull(order.terms().quantity()))
            .with("limit_price", "numeric", order -> orNull(order.terms().limitPrice()))
            .with("worst_price", "numeric", Order::worstPrice)
            .with("extras", "json", BulkStatements::extras);

    static final BulkStatement<Map.Entry<AccountAsset, Balance>> UPSERT_BALANCES =
            BulkStatement.<Map.Entry<AccountAsset, Balance>>of(
                            """
            INSERT INTO balances ({columns}) SELECT {columns} FROM {rows}
            ON CONFLICT (account_id, asset) DO UPDATE SET free = excluded.free, locked = excluded.locked""")
                    .with("account_id", "text", entry -> entry.getKey().account())
                    .with("asset", "text", entry -> entry.getKey().asset())
                    .with("free", "numeric", entry -> entry.getValue().free().plain())
                    .with("locked", "numeric", entry -> entry.getValue()
                            .locked()
                            .plain());

    static final BulkStatement<AccountFill> INSERT_FILLS = BulkStatement.<AccountFill>of(
                    "INSERT INTO fills ({columns}) SELECT {columns} FROM {rows}")
            .with("account_id", "text", AccountFill::account)
            .with("order_id", "uuid", row -> row.fill().orderId())
            .with("trade_id", "text", row -> row.fill().tradeId())
            .with("symbol", "text", row -> row.fill().symbol())
            .with("side", "text", row -> row.fill().side())
            .with("last_price", "numeric", row -> row.fill().lastPrice())
            .with("last_quantity", "numeric", row -> row.fill().lastQuantity())
            .with("liquidity_side", "text", row -> row.fill().liquiditySide())
            .with("commission", "numeric", row -> commission(row.fill()))
            .with("occurred_at", "timestamptz", row -> row.fill().occurredAt());

    static final BulkStatement<AccountEvent> INSERT_EVENTS = BulkStatement.<AccountEvent>of(
                    "INSERT INTO account_events ({columns}) SELECT {columns} FROM {rows}")
            .with("account_id", "text", AccountEvent::account)
            .with("sequence", "bigint", AccountEvent::sequence)
            .with("order_id", "uuid", BulkStatements::orderId)
            .with("occurred_at", "timestamptz", AccountEvent::occurredAt)
            .with("content", "json", event -> EventContentJson.encode(event.content())
                    .encode());

    static final BulkStatement<Map.Entry<AccountId, Long>> UPDATE_SEQUENCES =
            BulkStatement.<Map.Entry<AccountId, Long>>of(
                            "UPDATE accounts a SET sequence = t.sequence FROM {rows} WHERE a.account_id = t.account_id")
                    .with("account_id", "text", Map.Entry::getKey)
                    .with("sequence", "bigint", Map.Entry::getValue);

    private BulkStatements() {}

    private static String commission(Fill fill) {
        return fill.commission().plain();
    }

    private static @Nullable Object orderId(AccountEvent event) {
        return event.content() instanceof AccountEvent.OrderChanged changed
                ? changed.event().order().id()
                : null;
    }

    private static @Nullable Object extras(Order order) {
        JsonObject json = OrderExtrasJson.encode(order);
        return json.isEmpty() ? null : json.encode();
    }

    static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }
}
