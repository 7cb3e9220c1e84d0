package io.cryptoflow.domain.account;

import io.cryptoflow.domain.value.ApiKeyId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds an account back.
 *
 * @param limits its own limits, in place of the gateway's defaults
 * @param keyLimits what single keys are limited to in addition
 */
public record AccountControls(
        TradingState state,
        Optional<RiskLimits> limits,
        Map<ApiKeyId, RiskLimits> keyLimits,
        Optional<DeadMansSwitch> deadMansSwitch) {
    /** Nothing but the gateway's defaults. */
    public static final AccountControls NONE =
            new AccountControls(TradingState.ACTIVE, Optional.empty(), Map.of(), Optional.empty());

    /** Keeps its own copy. */
    public AccountControls {
        keyLimits = Map.copyOf(keyLimits);
    }

    /** The same with another trading state. */
    public AccountControls with(TradingState other) {
        return new AccountControls(other, limits, keyLimits, deadMansSwitch);
    }

    /** The same with other limits of the account. */
    public AccountControls with(RiskLimits own) {
        return new AccountControls(state, Optional.of(own), keyLimits, deadMansSwitch);
    }

    /** The same with other limits of one key. */
    public AccountControls with(ApiKeyId key, RiskLimits own) {
        Map<ApiKeyId, RiskLimits> changed = new HashMap<>(keyLimits);
        changed.put(key, own);
        return new AccountControls(state, limits, changed, deadMansSwitch);
    }

    /** The same with another dead man's switch, or none. */
    public AccountControls with(Optional<DeadMansSwitch> other) {
        return new AccountControls(state, limits, keyLimits, other);
    }
}
