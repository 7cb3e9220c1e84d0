package io.cryptoflow.domain.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amount of the base asset; never negative (FIX OrderQty 38, LastQty 32, CumQty 14). */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {
    /** Nothing at all. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    /** Refuses negative amounts with {@link IllegalArgumentException}. */
    public Quantity {
        amount = Decimals.canonical(amount);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("expected a quantity of 0 or more");
        }
    }

    /** Reads the plain decimal notation; {@link IllegalArgumentException} says what was expected. */
    public static Quantity of(String text) {
        return new Quantity(Decimals.parse(text));
    }

    /** How much {@code budget} buys at {@code price}, rounded down to the lot grid: never more than was meant. */
    public static Quantity affordable(Money budget, Price price, Quantity lotSize) {
        BigDecimal lots = budget.amount().divide(price.amount().multiply(lotSize.amount), 0, RoundingMode.DOWN);
        return new Quantity(lots.multiply(lotSize.amount));
    }

    /** Sum of both. */
    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount));
    }

    /** What is left; {@link IllegalArgumentException} below zero. */
    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(other.amount));
    }

    /** The largest multiple of {@code lotSize} that is not above this quantity. */
    public Quantity roundedDown(Quantity lotSize) {
        return new Quantity(amount.divideToIntegralValue(lotSize.amount).multiply(lotSize.amount));
    }

    /** The smaller of both. */
    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether this quantity is zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Whether this quantity stands on the grid of {@code lotSize}. */
    public boolean isMultipleOf(Quantity lotSize) {
        return Decimals.isMultiple(amount, lotSize.amount);
    }

    /** The same amount as money of the base asset. */
    public Money of(Asset baseAsset) {
        return new Money(amount, baseAsset);
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
