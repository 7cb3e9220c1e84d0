package io.cryptoflow.infrastructure.json;

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
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** An order as JSON and back, whole: what is decoded equals what was encoded. */
public final class OrderJson {
    private OrderJson() {}

    /** Every field of the order; absent ones are left out, decimals are strings. */
    public static JsonObject encode(Order order) {
        JsonObject json = encodeTerms(order.terms())
                .put("orderId", order.id().toString())
                .put("account", order.account().value())
                .put("clientOrderId", order.clientOrderId().value())
                .put("status", order.status().name())
                .put("worstPrice", order.worstPrice().toString())
                .put("held", order.held().plain())
                .put("cumulativeQuantity", order.cumulativeQuantity().toString())
                .put("cumulativeNotional", order.cumulativeNotional().plain())
                .put("commission", order.commission().plain())
                .put("placedAt", order.placedAt().toString())
                .put("updatedAt", order.updatedAt().toString());
        order.key().ifPresent(key -> json.put("key", key.value()));
        order.venueOrderId().ifPresent(id -> json.put("venueOrderId", id.value()));
        order.reason().ifPresent(reason -> json.put("reasonCode", reason.code()).put("reasonDetail", reason.detail()));
        return json.mergeIn(OrderExtrasJson.encode(order));
    }

    /** What the client asked for. */
    public static JsonObject encodeTerms(OrderTerms terms) {
        JsonObject json = new JsonObject()
                .put("symbol", terms.symbol().toString())
                .put("side", terms.side().name())
                .put("type", terms.type().name())
                .put("timeInForce", terms.timeInForce().name());
        terms.quantity().ifPresent(quantity -> json.put("quantity", quantity.toString()));
        terms.quoteQuantity().ifPresent(money -> json.put("quoteQuantity", money.plain()));
        terms.limitPrice().ifPresent(price -> json.put("limitPrice", price.toString()));
        return json.mergeIn(OrderExtrasJson.encode(terms));
    }

    /** Reads what {@link #encode} wrote. */
    public static Order decode(JsonObject json) {
        OrderTerms terms = decodeTerms(json);
        Symbol symbol = terms.symbol();
        return new Order(
                OrderId.of(json.getString("orderId")),
                new AccountId(json.getString("account")),
                new ClientOrderId(json.getString("clientOrderId")),
                Optional.ofNullable(json.getString("key")).map(ApiKeyId::new),
                terms,
                OrderStatus.valueOf(json.getString("status")),
                Price.of(json.getString("worstPrice")),
                Money.of(json.getString("held"), Order.paidAsset(terms)),
                Quantity.of(json.getString("cumulativeQuantity")),
                Money.of(json.getString("cumulativeNotional"), symbol.quote()),
                Money.of(json.getString("commission"), Order.receivedAsset(terms)),
                Optional.ofNullable(json.getString("venueOrderId")).map(VenueOrderId::new),
                Optional.ofNullable(json.getString("reasonCode"))
                        .map(code -> OrderExtrasJson.reason(code, json.getString("reasonDetail"), json)),
                OrderExtrasJson.trigger(json),
                OrderExtrasJson.group(json),
                OrderExtrasJson.revision(json),
                Instant.parse(json.getString("placedAt")),
                Instant.parse(json.getString("updatedAt")));
    }

    /** Reads what {@link #encodeTerms} wrote. */
    public static OrderTerms decodeTerms(JsonObject json) {
        Symbol symbol = Symbol.of(json.getString("symbol"));
        return OrderExtrasJson.terms(
                OrderTerms.draft(
                                symbol,
                                Side.valueOf(json.getString("side")),
                                OrderType.valueOf(json.getString("type")),
                                TimeInForce.valueOf(json.getString("timeInForce")))
                        .quantity(
                                Optional.ofNullable(json.getString("quantity")).map(Quantity::of))
                        .quoteQuantity(Optional.ofNullable(json.getString("quoteQuantity"))
                                .map(text -> Money.of(text, symbol.quote())))
                        .limitPrice(Optional.ofNullable(json.getString("limitPrice"))
                                .map(Price::of)),
                json);
    }
}
