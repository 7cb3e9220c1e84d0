package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.VenueOrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.json.OrderExtrasJson;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** Rows of {@code orders} and what they mean. */
final class OrderRows {
    static final String COLUMNS = "order_id, account_id, client_order_id, symbol, side, order_type, time_in_force,"
            + " quantity, quote_quantity, limit_price, status, worst_price, held, cumulative_quantity,"
            + " cumulative_notional, commission, venue_order_id, reason_code, reason_detail, placed_at, updated_at, key_id, extras";

    /** What {@code one_order_per_client_order_id} keeps, and no other index can answer. */
    static final String CLIENT_KEY = "account_id COLLATE \"C\", client_order_id COLLATE \"C\"";

    private OrderRows() {}

    /** Selects the orders whose ids {@code ids} selects, which is asked first, whatever the planner knows of the tables. */
    static String selectById(String ids) {
        return "SELECT " + COLUMNS + " FROM orders WHERE order_id = ANY (ARRAY(" + ids + "))";
    }

    static Order read(Row row) {
        JsonObject extras = Optional.ofNullable(row.getJsonObject("extras")).orElseGet(JsonObject::new);
        OrderTerms terms = terms(row, extras);
        Symbol symbol = terms.symbol();
        return new Order(
                new OrderId(row.getUUID("order_id")),
                new AccountId(row.getString("account_id")),
                new ClientOrderId(row.getString("client_order_id")),
                Optional.ofNullable(row.getString("key_id")).map(ApiKeyId::new),
                terms,
                OrderStatus.valueOf(row.getString("status")),
                new Price(row.getBigDecimal("worst_price")),
                new Money(row.getBigDecimal("held"), Order.paidAsset(terms)),
                new Quantity(row.getBigDecimal("cumulative_quantity")),
                new Money(row.getBigDecimal("cumulative_notional"), symbol.quote()),
                new Money(row.getBigDecimal("commission"), Order.receivedAsset(terms)),
                Optional.ofNullable(row.getString("venue_order_id")).map(VenueOrderId::new),
                Optional.ofNullable(row.getString("reason_code"))
                        .map(code -> OrderExtrasJson.reason(code, row.getString("reason_detail"), extras)),
                OrderExtrasJson.trigger(extras),
                OrderExtrasJson.group(extras),
                OrderExtrasJson.revision(extras),
                row.getOffsetDateTime("placed_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static OrderTerms terms(Row row, JsonObject extras) {
        Symbol symbol = Symbol.of(row.getString("symbol"));
        return OrderExtrasJson.terms(
                OrderTerms.draft(
                                symbol,
                                Side.valueOf(row.getString("side")),
                                OrderType.valueOf(row.getString("order_type")),
                                TimeInForce.valueOf(row.getString("time_in_force")))
                        .quantity(Optional.ofNullable(row.getBigDecimal("quantity"))
                                .map(Quantity::new))
                        .quoteQuantity(Optional.ofNullable(row.getBigDecimal("quote_quantity"))
                                .map(amount -> new Money(amount, symbol.quote())))
                        .limitPrice(Optional.ofNullable(row.getBigDecimal("limit_price"))
                                .map(Price::new)),
                extras);
    }
}
