package io.cryptoflow.domain.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amount of one asset: a notional, a commission, part of a balance. May be negative; sums demand one asset. */
public record Money(BigDecimal amount, Asset asset) implements Comparable<Money> {
    /** Keeps the canonical form of the amount. */
    public Money {
        amount = Decimals.canonical(amount);
    }

    /** Reads the plain decimal notation; {@link IllegalArgumentException} says what was expected. */
    public static Money of(String text, Asset asset) {
        return new Money(Decimals.parse(text), asset);
    }

    /** No money of {@code asset}. */
    public static Money zero(Asset asset) {
        return new Money(BigDecimal.ZERO, asset);
    }

    /** Sum of both; {@link IllegalArgumentException} when the assets differ. */
    public Money plus(Money other) {
        return new Money(amount.add(inSameAsset(other)), asset);
    }

    /** Difference of both; {@link IllegalArgumentException} when the assets differ. */
    public Money minus(Money other) {
        return new Money(amount.subtract(inSameAsset(other)), asset);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(amount.negate(), asset);
    }

    /** The part that {@code rate} is of this amount, rounded up to {@code decimals} places: commissions favor the venue. */
    public Money share(BigDecimal rate, int decimals) {
        return new Money(amount.multiply(rate).setScale(decimals, RoundingMode.UP), asset);
    }

    /** Whether the amount is below zero. */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** Whether the amount is zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(inSameAsset(other));
    }

    private BigDecimal inSameAsset(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("expected money in " + asset + ", was in " + other.asset);
        }
        return other.amount;
    }

    /** The amount alone, in plain notation. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return plain() + " " + asset;
    }
}
