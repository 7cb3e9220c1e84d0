package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** An order as the contract's schema {@code Order} shows it; decimals are strings, what is absent is left out. */
public final class OrderJson {
    private OrderJson() {}

    /** The JSON of {@code order}. */
    public static JsonObject of(Order order) {
        JsonObject json = new JsonObject()
                .put("orderId", order.id().toString())
                .put("clientOrderId", order.clientOrderId().value());
        putTerms(json, order.terms());
        json.put("status", order.status().name())
                .put("cumulativeQuantity", order.cumulativeQuantity().toString());
        order.leavesQuantity().ifPresent(leaves -> json.put("leavesQuantity", leaves.toString()));
        json.put("cumulativeNotional", order.cumulativeNotional().plain());
        order.averagePrice().map(BigDecimal::toPlainString).ifPresent(price -> json.put("averagePrice", price));
        json.put("commission", order.commission().plain())
                .put("commissionAsset", order.commission().asset().code())
                .put("held", order.held().plain())
                .put("heldAsset", order.held().asset().code());
        putExtras(json, order);
        order.venueOrderId().ifPresent(id -> json.put("venueOrderId", id.value()));
        order.reason().ifPresent(reason -> json.put("reason", reason(reason)));
        return json.put("placedAt", order.placedAt().toString())
                .put("updatedAt", order.updatedAt().toString());
    }

    static void putTerms(JsonObject json, OrderTerms terms) {
        json.put("symbol", terms.symbol().toString())
                .put("side", terms.side().name())
                .put("type", terms.type().name())
                .put("timeInForce", terms.timeInForce().name());
        terms.quantity().ifPresent(quantity -> json.put("quantity", quantity.toString()));
        terms.quoteQuantity().ifPresent(money -> json.put("quoteQuantity", money.plain()));
        terms.limitPrice().ifPresent(price -> json.put("limitPrice", price.toString()));
        terms.stopPrice().ifPresent(price -> json.put("stopPrice", price.toString()));
        terms.trailingOffset()
                .ifPresent(offset -> json.put("trailingOffset", offset.amount().toPlainString())
                        .put("trailingUnit", offset.unit().name()));
        if (terms.postOnly()) {
            json.put("postOnly", true);
        }
    }

    private static void putExtras(JsonObject json, Order order) {
        order.trigger().ifPresent(trigger -> {
            json.put("triggerState", trigger.state().name());
            trigger.stopPrice().ifPresent(price -> json.put("triggerPrice", price.toString()));
        });
        order.group().ifPresent(group -> json.put("groupId", group.id().toString())
                .put("groupRole", group.role().name()));
        order.expiry().ifPresent(time -> json.put("expiresAt", time.toString()));
        if (order.revision().number() > 0) {
            json.put("revision", order.revision().number());
        }
        order.revision()
                .pending()
                .ifPresent(asked -> json.put(
                        "pendingAmendment",
                        new JsonObject()
                                .put("quantity", asked.quantity().toString())
                                .put("limitPrice", asked.limitPrice().toString())));
    }

    /** The JSON of a reason. */
    public static JsonObject reason(Reason reason) {
        JsonObject json = new JsonObject().put("code", reason.code()).put("detail", reason.detail());
        return reason.context().map(context -> put(json, context)).orElse(json);
    }

    /** Adds the numbers of a limit to {@code json}. */
    public static JsonObject put(JsonObject json, Reason.Context context) {
        return json.put("limit", context.limit()).put("value", context.value()).put("remaining", context.remaining());
    }
}
