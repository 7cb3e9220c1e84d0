package io.cryptoflow.domain.account;

import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One line of an account's story. Numbers rise by one from 1 and have no gap, so a reader knows what it missed.
 *
 * @param sequence number within the account
 * @param occurredAt when the gateway made it true
 */
public record AccountEvent(AccountId account, long sequence, Instant occurredAt, Content content) {
    /** Keeps the time to the microsecond, as stores do. */
    public AccountEvent {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** What happened. */
    public sealed interface Content {}

    /** Something happened to an order. */
    public record OrderChanged(OrderEvent event) implements Content {}

    /** These balances are now so; others stand as before. */
    public record BalancesChanged(List<Balance> balances) implements Content {
        /** Keeps its own copy. */
        public BalancesChanged {
            balances = List.copyOf(balances);
        }
    }

    /** The position in a symbol is now so. */
    public record PositionChanged(Position position) implements Content {}

    /** Somebody changed what the account, or one of its keys, may do: {@code after} is in force now. */
    public record ControlsChanged(Actor by, ControlChange change, AccountControls after) implements Content {}

    /** What of the controls was changed. */
    public sealed interface ControlChange {}

    /** The trading state. */
    public record TradingStateChanged(TradingState state) implements ControlChange {}

    /** The account's own limits. */
    public record LimitsChanged(RiskLimits limits) implements ControlChange {}

    /** The limits of one key. */
    public record KeyLimitsChanged(ApiKeyId key, RiskLimits limits) implements ControlChange {}

    /** The dead man's switch was armed or renewed, or is gone: disarmed, or fired. */
    public record DeadMansSwitchChanged(Optional<DeadMansSwitch> now, boolean fired) implements Content {}
}
