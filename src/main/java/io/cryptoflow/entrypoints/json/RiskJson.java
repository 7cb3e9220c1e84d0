package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.risk.FindAudit;
import io.cryptoflow.application.risk.FindControls;
import io.cryptoflow.application.risk.FindKillSwitch;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The answers about limits, trading states and switches, as the contract's schemas show them. */
public final class RiskJson {
    private RiskJson() {}

    /** The schema {@code AccountLimits}. */
    public static JsonObject of(FindControls.Result found) {
        JsonArray keys = new JsonArray();
        found.controls().keyLimits().entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> one.value().compareTo(other.value())))
                .forEach(entry -> keys.add(key(entry.getKey(), entry.getValue())));
        return new JsonObject()
                .put("accountId", found.account().value())
                .put("tradingState", found.controls().state().name())
                .put("globalTradingState", found.everybody().name())
                .put("ownLimits", found.controls().limits().isPresent())
                .put("limits", ControlsJson.of(found.limits()))
                .put("keys", keys);
    }

    /** The schema {@code KeyLimits}. */
    public static JsonObject keyOf(FindControls.Result found, ApiKeyId key) {
        return key(key, found.controls().keyLimits().getOrDefault(key, RiskLimits.NONE))
                .put("accountId", found.account().value());
    }

    private static JsonObject key(ApiKeyId key, RiskLimits limits) {
        return new JsonObject().put("keyId", key.value()).put("limits", ControlsJson.of(limits));
    }

    /** The schema {@code GlobalTrading}. */
    public static JsonObject of(GlobalTrading trading) {
        return told(new JsonObject().put("version", trading.version()), trading)
                .put("changedAt", trading.changedAt().toString());
    }

    private static JsonObject told(JsonObject json, GlobalTrading trading) {
        json.put("tradingState", trading.state().name())
                .put("cause", trading.cause().name())
                .put("reason", trading.reason());
        trading.by().ifPresent(actor -> json.put("by", ControlsJson.of(actor)));
        trading.doneAt().ifPresent(time -> json.put("doneAt", time.toString()));
        return json;
    }

    /** The schema {@code KillSwitch}. */
    public static JsonObject of(FindKillSwitch.Result found) {
        GlobalTrading trading = found.trading();
        JsonObject json = new JsonObject().put("status", status(trading));
        if (trading.isKilled()) {
            json.put("reason", trading.reason())
                    .put("changedAt", trading.changedAt().toString());
            trading.by().ifPresent(actor -> json.put("by", ControlsJson.of(actor)));
            trading.doneAt().ifPresent(time -> json.put("doneAt", time.toString()));
        }
        return json.put("openOrders", found.openOrders());
    }

    private static String status(GlobalTrading trading) {
        if (!trading.isKilled()) {
            return "RELEASED";
        }
        return trading.isKilling() ? "ENGAGED" : "DONE";
    }

    /** The schema {@code Audit}, without its cursor. */
    public static JsonObject of(FindAudit.Result page) {
        JsonArray changes = new JsonArray();
        page.ofAccount().forEach(event -> changes.add(change(event)));
        page.ofEverybody()
                .forEach(trading -> changes.add(told(
                        new JsonObject()
                                .put("number", trading.version())
                                .put("occurredAt", trading.changedAt().toString()),
                        trading)));
        return new JsonObject().put("changes", changes);
    }

    private static JsonObject change(AccountEvent event) {
        return new JsonObject()
                .put("number", event.sequence())
                .put("occurredAt", event.occurredAt().toString())
                .mergeIn(ControlsJson.of((AccountEvent.ControlsChanged) event.content()));
    }
}
