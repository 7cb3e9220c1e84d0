package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.risk.ArmDeadMansSwitch;
import io.cryptoflow.application.risk.ChangeTrading;
import io.cryptoflow.application.risk.SwitchTrading;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Reads the contract's requests that change limits, trading states and switches. */
public final class RiskRequestJson {
    private static final Set<String> LIMITS =
            Set.of("maximumNotional", "maximumDailyLoss", "maximumOpenOrders", "maximumOrdersPerSecond", "priceBand");
    private static final int MOST_OPEN_ORDERS = 100_000_000;
    private static final int HIGHEST_RATE = 1_000_000;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_REASON = 200;

    private RiskRequestJson() {}

    /** The schema {@code Limits}. */
    public static RiskLimits limits(JsonObject body) {
        RequestFields fields = RequestFields.of(body, LIMITS);
        return new RiskLimits(
                fields.amounts("maximumNotional"),
                fields.integer("maximumOpenOrders", 0, MOST_OPEN_ORDERS),
                fields.integer("maximumOrdersPerSecond", 0, HIGHEST_RATE),
                fields.optional("priceBand", RequestFields::unsigned),
                fields.amounts("maximumDailyLoss"));
    }

    /** The schema {@code AccountTradingState}. */
    public static TradingState accountState(JsonObject body) {
        return state(RequestFields.of(body, Set.of("tradingState")));
    }

    /** The schema {@code TradingStateRequest}. */
    public static ChangeTrading.Command trading(Actor by, JsonObject body) {
        RequestFields fields = RequestFields.of(body, Set.of("tradingState", "reason"));
        return new ChangeTrading.Command(by, state(fields), fields.required("reason", RiskRequestJson::words));
    }

    private static TradingState state(RequestFields fields) {
        return fields.required("tradingState", RequestFields.oneOf(TradingState.values()));
    }

    /** The schema {@code KillSwitchRequest}. */
    public static SwitchTrading.Command kill(Actor by, JsonObject body) {
        RequestFields fields = RequestFields.of(body, Set.of("reason"));
        return new SwitchTrading.Command(by, true, fields.required("reason", RiskRequestJson::words));
    }

    /** The schema {@code DeadMansSwitchRequest}. */
    public static ArmDeadMansSwitch.Command deadMansSwitch(AccountId account, JsonObject body) {
        RequestFields fields = RequestFields.of(body, Set.of("seconds"));
        return new ArmDeadMansSwitch.Command(account, fields.requiredInteger("seconds", 0, LONGEST_SECONDS));
    }

    private static String words(String text) {
        boolean readable = text.codePoints().noneMatch(Character::isISOControl);
        if (text.isBlank() || text.length() > LONGEST_REASON || !readable) {
            throw new IllegalArgumentException("expected 1 to 200 characters without control characters");
        }
        return text;
    }
}
