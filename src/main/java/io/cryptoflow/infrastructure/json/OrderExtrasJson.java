package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderTermsDraft;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.Revision;
import io.cryptoflow.domain.order.TrailingOffset;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What only some orders have, as JSON and back; an empty object for a plain order. */
public final class OrderExtrasJson {
    private OrderExtrasJson() {}

    /** The extras of the order and of its terms. */
    public static JsonObject encode(Order order) {
        JsonObject json = encode(order.terms());
        order.trigger().ifPresent(trigger -> {
            json.put("triggerState", trigger.state().name());
            trigger.stopPrice().ifPresent(price -> json.put("triggerPrice", price.toString()));
        });
        order.group().ifPresent(group -> json.put("groupId", group.id().toString())
                .put("groupRole", group.role().name()));
        order.reason().flatMap(Reason::context).ifPresent(context -> json.put("reasonLimit", context.limit())
                .put("reasonValue", context.value())
                .put("reasonRemaining", context.remaining()));
        if (order.revision().number() > 0) {
            json.put("revision", encode(order.revision()));
        }
        return json;
    }

    /** The extras of terms. */
    static JsonObject encode(OrderTerms terms) {
        JsonObject json = new JsonObject();
        terms.stopPrice().ifPresent(price -> json.put("stopPrice", price.toString()));
        terms.trailingOffset()
                .ifPresent(offset -> json.put("trailingOffset", offset.amount().toPlainString())
                        .put("trailingUnit", offset.unit().name()));
        if (terms.postOnly()) {
            json.put("postOnly", true);
        }
        terms.expiresAt().ifPresent(time -> json.put("expiresAt", time.toString()));
        return json;
    }

    private static JsonObject encode(Revision revision) {
        JsonObject json = new JsonObject().put("number", revision.number());
        revision.placedTerms().ifPresent(terms -> json.put("placedTerms", OrderJson.encodeTerms(terms)));
        revision.pending().ifPresent(amendment -> json.put(
                        "quantity", amendment.quantity().toString())
                .put("limitPrice", amendment.limitPrice().toString()));
        return json;
    }

    /** Completes {@code draft} with the extras in {@code json}. */
    public static OrderTerms terms(OrderTermsDraft draft, JsonObject json) {
        return draft.stopPrice(text(json, "stopPrice").map(Price::of))
                .trailingOffset(text(json, "trailingOffset")
                        .map(amount -> new TrailingOffset(
                                new BigDecimal(amount), TrailingOffset.Unit.valueOf(json.getString("trailingUnit")))))
                .postOnly(json.getBoolean("postOnly", false))
                .expiresAt(text(json, "expiresAt").map(Instant::parse))
                .terms();
    }

    /** The condition, unless the order has none. */
    public static Optional<Trigger> trigger(JsonObject json) {
        return text(json, "triggerState")
                .map(state -> new Trigger(
                        Trigger.State.valueOf(state), text(json, "triggerPrice").map(Price::of)));
    }

    /** The group, unless the order stands alone. */
    public static Optional<OrderGroup> group(JsonObject json) {
        return text(json, "groupId")
                .map(id -> new OrderGroup(OrderId.of(id), OrderGroup.Role.valueOf(json.getString("groupRole"))));
    }

    /** A reason with its numbers, where it has any. */
    public static Reason reason(String code, String detail, JsonObject json) {
        return new Reason(
                code,
                detail,
                text(json, "reasonLimit")
                        .map(limit -> new Reason.Context(
                                limit, json.getString("reasonValue"), json.getString("reasonRemaining"))));
    }

    /** What became of the terms. */
    public static Revision revision(JsonObject json) {
        JsonObject revision = json.getJsonObject("revision");
        return revision == null
                ? Revision.NONE
                : new Revision(
                        revision.getInteger("number"),
                        Optional.ofNullable(revision.getJsonObject("placedTerms"))
                                .map(OrderJson::decodeTerms),
                        text(revision, "quantity")
                                .map(quantity -> new Revision.Amendment(
                                        Quantity.of(quantity), Price.of(revision.getString("limitPrice")))));
    }

    private static Optional<String> text(JsonObject json, String field) {
        return Optional.ofNullable(json.getString(field));
    }
}
