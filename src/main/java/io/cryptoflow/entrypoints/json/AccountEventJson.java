package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.OrderEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A line of an account's story, as the contract's schema {@code AccountEvent} shows it; the bridge sends the same. */
public final class AccountEventJson {
    private AccountEventJson() {}

    /** The JSON of {@code event}; its type is the name of the event's record. */
    public static JsonObject of(AccountEvent event) {
        JsonObject json = new JsonObject()
                .put("sequence", event.sequence())
                .put("occurredAt", event.occurredAt().toString());
        if (event.content() instanceof AccountEvent.OrderChanged changed) {
            return putOrder(json, changed.event());
        }
        if (event.content() instanceof AccountEvent.PositionChanged changed) {
            return putType(json, changed).put("position", PositionJson.of(changed.position()));
        }
        if (event.content() instanceof AccountEvent.ControlsChanged changed) {
            return putType(json, changed).mergeIn(ControlsJson.of(changed));
        }
        if (event.content() instanceof AccountEvent.DeadMansSwitchChanged changed) {
            return putType(json, changed)
                    .mergeIn(ControlsJson.of(changed.now()))
                    .put("fired", changed.fired());
        }
        AccountEvent.BalancesChanged changed = (AccountEvent.BalancesChanged) event.content();
        return putType(json, changed).put("balances", AccountJson.balances(changed.balances()));
    }

    /** The JSON of several events, in their order. */
    public static JsonObject list(List<AccountEvent> events) {
        JsonArray array = new JsonArray();
        events.forEach(event -> array.add(of(event)));
        return new JsonObject().put("events", array);
    }

    private static JsonObject putOrder(JsonObject json, OrderEvent event) {
        putType(json, event).put("order", OrderJson.of(event.order()));
        if (event instanceof OrderEvent.OrderAmendRejected rejected) {
            json.put("reason", OrderJson.reason(rejected.reason()));
        }
        return event instanceof OrderEvent.OrderFilled filled
                ? json.put("fill", AccountJson.fill(filled.fill()))
                : json;
    }

    private static JsonObject putType(JsonObject json, Object event) {
        return json.put("type", event.getClass().getSimpleName());
    }
}
