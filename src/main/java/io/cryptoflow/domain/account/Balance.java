package io.cryptoflow.domain.account;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;

/**
 * What an account has of one asset.
 *
 * @param free at its disposal
 * @param locked held by open orders
 */
public record Balance(Money free, Money locked) {
    /** Refuses negative amounts and two different assets: money that is not there cannot be spent. */
    public Balance {
        if (!free.asset().equals(locked.asset())) {
            throw new IllegalArgumentException("expected free and locked in one asset");
        }
        if (free.isNegative() || locked.isNegative()) {
            throw new IllegalArgumentException("balance would be negative: free " + free + ", locked " + locked);
        }
    }

    /** Nothing of {@code asset}. */
    public static Balance empty(Asset asset) {
        return new Balance(Money.zero(asset), Money.zero(asset));
    }

    /** The asset. */
    public Asset asset() {
        return free.asset();
    }

    /** Free and locked together. */
    public Money total() {
        return free.plus(locked);
    }

    /** This balance with {@code amount} moved from free to locked; a negative amount moves back. */
    public Balance lock(Money amount) {
        return new Balance(free.minus(amount), locked.plus(amount));
    }

    /** This balance with {@code amount} more at its disposal. */
    public Balance receive(Money amount) {
        return new Balance(free.plus(amount), locked);
    }

    /** This balance with {@code amount} of what was locked gone. */
    public Balance spend(Money amount) {
        return new Balance(free, locked.minus(amount));
    }
}
