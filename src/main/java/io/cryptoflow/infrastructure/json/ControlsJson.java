package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent.ControlChange;
import io.cryptoflow.domain.account.AccountEvent.ControlsChanged;
import io.cryptoflow.domain.account.AccountEvent.DeadMansSwitchChanged;
import io.cryptoflow.domain.account.AccountEvent.KeyLimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.LimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.TradingStateChanged;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What holds an account back, and changes of it, as JSON and back. */
public final class ControlsJson {
    private ControlsJson() {}

    /** Everything. */
    public static JsonObject encode(AccountControls controls) {
        JsonObject json = new JsonObject().put("state", controls.state().name());
        controls.limits().ifPresent(limits -> json.put("limits", encode(limits)));
        JsonObject keys = new JsonObject();
        controls.keyLimits().forEach((key, limits) -> keys.put(key.value(), encode(limits)));
        json.put("keyLimits", keys);
        controls.deadMansSwitch().ifPresent(armed -> json.put("deadMansSwitch", encode(armed)));
        return json;
    }

    /** Reads what {@link #encode} wrote. */
    public static AccountControls decode(JsonObject json) {
        Map<ApiKeyId, RiskLimits> keys = new HashMap<>();
        JsonObject encoded = json.getJsonObject("keyLimits");
        encoded.fieldNames().forEach(key -> keys.put(new ApiKeyId(key), limits(encoded.getJsonObject(key))));
        return new AccountControls(
                TradingState.valueOf(json.getString("state")),
                Optional.ofNullable(json.getJsonObject("limits")).map(ControlsJson::limits),
                keys,
                Optional.ofNullable(json.getJsonObject("deadMansSwitch")).map(ControlsJson::deadMansSwitch));
    }

    static JsonObject put(JsonObject json, ControlsChanged changed) {
        json.put("by", changed.by().account().value()).put("after", encode(changed.after()));
        changed.by().key().ifPresent(key -> json.put("byKey", key.value()));
        ControlChange change = changed.change();
        if (change instanceof TradingStateChanged state) {
            return json.put("state", state.state().name());
        }
        if (change instanceof KeyLimitsChanged limits) {
            return json.put("key", limits.key().value()).put("limits", encode(limits.limits()));
        }
        return json.put("limits", encode(((LimitsChanged) change).limits()));
    }

    static ControlsChanged controlsChanged(JsonObject json) {
        Actor by = new Actor(
                new AccountId(json.getString("by")),
                Optional.ofNullable(json.getString("byKey")).map(ApiKeyId::new));
        return new ControlsChanged(by, change(json), decode(json.getJsonObject("after")));
    }

    private static ControlChange change(JsonObject json) {
        if (json.containsKey("state")) {
            return new TradingStateChanged(TradingState.valueOf(json.getString("state")));
        }
        RiskLimits limits = limits(json.getJsonObject("limits"));
        return json.containsKey("key")
                ? new KeyLimitsChanged(new ApiKeyId(json.getString("key")), limits)
                : new LimitsChanged(limits);
    }

    static JsonObject put(JsonObject json, DeadMansSwitchChanged changed) {
        changed.now().ifPresent(armed -> json.put("deadMansSwitch", encode(armed)));
        return json.put("fired", changed.fired());
    }

    static DeadMansSwitchChanged deadMansSwitchChanged(JsonObject json) {
        return new DeadMansSwitchChanged(
                Optional.ofNullable(json.getJsonObject("deadMansSwitch")).map(ControlsJson::deadMansSwitch),
                json.getBoolean("fired"));
    }

    private static JsonObject encode(DeadMansSwitch armed) {
        return new JsonObject()
                .put("seconds", armed.seconds())
                .put("dueAt", armed.dueAt().toString());
    }

    private static DeadMansSwitch deadMansSwitch(JsonObject json) {
        return new DeadMansSwitch(json.getInteger("seconds"), Instant.parse(json.getString("dueAt")));
    }

    private static JsonObject encode(RiskLimits limits) {
        JsonObject json = new JsonObject()
                .put("maximumNotional", amounts(limits.maximumNotional()))
                .put("maximumDailyLoss", amounts(limits.maximumDailyLoss()));
        limits.maximumOpenOrders().ifPresent(most -> json.put("maximumOpenOrders", most));
        limits.maximumOrdersPerSecond().ifPresent(most -> json.put("maximumOrdersPerSecond", most));
        limits.priceBand().ifPresent(band -> json.put("priceBand", band.toPlainString()));
        return json;
    }

    private static RiskLimits limits(JsonObject json) {
        return new RiskLimits(
                amounts(json.getJsonObject("maximumNotional")),
                Optional.ofNullable(json.getInteger("maximumOpenOrders")),
                Optional.ofNullable(json.getInteger("maximumOrdersPerSecond")),
                Optional.ofNullable(json.getString("priceBand")).map(BigDecimal::new),
                amounts(json.getJsonObject("maximumDailyLoss")));
    }

    private static JsonObject amounts(Map<Asset, Money> amounts) {
        JsonObject json = new JsonObject();
        amounts.forEach((asset, money) -> json.put(asset.code(), money.plain()));
        return json;
    }

    private static Map<Asset, Money> amounts(JsonObject json) {
        Map<Asset, Money> amounts = new HashMap<>();
        json.fieldNames().forEach(code -> {
            Asset asset = new Asset(code);
            amounts.put(asset, Money.of(json.getString(code), asset));
        });
        return amounts;
    }
}
