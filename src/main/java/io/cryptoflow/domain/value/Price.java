package io.cryptoflow.domain.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amount of the quote asset for one unit of the base asset; always positive (FIX Price 44, LastPx 31). */
public record Price(BigDecimal amount) implements Comparable<Price> {
    /** Refuses zero and negative amounts with {@link IllegalArgumentException}. */
    public Price {
        amount = Decimals.canonical(amount);
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("expected a price above 0");
        }
    }

    /** Reads the plain decimal notation; {@link IllegalArgumentException} says what was expected. */
    public static Price of(String text) {
        return new Price(Decimals.parse(text));
    }

    /** Notional of {@code quantity} at this price, exact, in {@code quoteAsset}. */
    public Money times(Quantity quantity, Asset quoteAsset) {
        return new Money(amount.multiply(quantity.amount()), quoteAsset);
    }

    /** Whether this price stands on the grid of {@code tickSize}. */
    public boolean isMultipleOf(Price tickSize) {
        return Decimals.isMultiple(amount, tickSize.amount);
    }

    /** This price moved by {@code fraction} (0.05 is five percent up), put on the tick grid in {@code rounding} direction. */
    public Price movedBy(BigDecimal fraction, Price tickSize, RoundingMode rounding) {
        BigDecimal moved = amount.multiply(BigDecimal.ONE.add(fraction));
        BigDecimal ticks = moved.divide(tickSize.amount, 0, rounding).max(BigDecimal.ONE);
        return new Price(ticks.multiply(tickSize.amount));
    }

    /** Whether this price is strictly above {@code other}. */
    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    /** Whether this price is strictly below {@code other}. */
    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
