package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.account.AccountEvent.ControlsChanged;
import io.cryptoflow.domain.account.AccountEvent.KeyLimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.LimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.TradingStateChanged;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What holds accounts back, as the contract's schemas show it. */
public final class ControlsJson {
    private ControlsJson() {}

    /** The contract's schema {@code Limits}. */
    public static JsonObject of(RiskLimits limits) {
        JsonObject json = new JsonObject()
                .put("maximumNotional", amounts(limits.maximumNotional()))
                .put("maximumDailyLoss", amounts(limits.maximumDailyLoss()));
        limits.maximumOpenOrders().ifPresent(most -> json.put("maximumOpenOrders", most));
        limits.maximumOrdersPerSecond().ifPresent(most -> json.put("maximumOrdersPerSecond", most));
        limits.priceBand().ifPresent(band -> json.put("priceBand", band.toPlainString()));
        return json;
    }

    private static JsonObject amounts(Map<Asset, Money> amounts) {
        JsonObject json = new JsonObject();
        amounts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        json.put(entry.getKey().code(), entry.getValue().plain()));
        return json;
    }

    /** Who changed what. */
    public static JsonObject of(ControlsChanged changed) {
        JsonObject json = new JsonObject().put("by", of(changed.by()));
        if (changed.change() instanceof TradingStateChanged state) {
            return json.put("tradingState", state.state().name());
        }
        if (changed.change() instanceof KeyLimitsChanged key) {
            return json.put("keyId", key.key().value()).put("limits", of(key.limits()));
        }
        return json.put("limits", of(((LimitsChanged) changed.change()).limits()));
    }

    /** The contract's schema {@code Actor}. */
    public static JsonObject of(Actor actor) {
        JsonObject json = new JsonObject().put("accountId", actor.account().value());
        actor.key().ifPresent(key -> json.put("keyId", key.value()));
        return json;
    }

    /** The contract's schema {@code DeadMansSwitch}; seconds 0 when it is not armed. */
    public static JsonObject of(Optional<DeadMansSwitch> armed) {
        JsonObject json = new JsonObject()
                .put("seconds", armed.map(DeadMansSwitch::seconds).orElse(0));
        armed.ifPresent(waiting -> json.put("dueAt", waiting.dueAt().toString()));
        return json;
    }
}
