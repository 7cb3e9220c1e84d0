package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Decimals;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How far a trailing stop stays behind the best traded price.
 *
 * @param amount quote asset for ABSOLUTE, percent of the price for PERCENT: 1.5 is one and a half percent
 */
public record TrailingOffset(BigDecimal amount, Unit unit) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the amount counts. */
    public enum Unit {
        /** Units of the quote asset. */
        ABSOLUTE,
        /** Hundredths of the price. */
        PERCENT
    }

    /** Refuses an amount that is not above 0, and percents of 100 and more, with {@link IllegalArgumentException}. */
    public TrailingOffset {
        amount = Decimals.canonical(amount);
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("expected an offset above 0");
        }
        if (unit == Unit.PERCENT && amount.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("expected a percentage below 100");
        }
    }

    /**
     * The stop price behind {@code best}, on the tick grid and never farther away than the offset; absent when the
     * offset reaches below the first tick.
     */
    public Optional<Price> stopBehind(Price best, Side side, Price tickSize) {
        BigDecimal distance =
                unit == Unit.ABSOLUTE ? amount : best.amount().multiply(amount).divide(HUNDRED);
        BigDecimal stop = side == Side.SELL
                ? best.amount().subtract(distance)
                : best.amount().add(distance);
        RoundingMode towardsMarket = side == Side.SELL ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal ticks = stop.divide(tickSize.amount(), 0, towardsMarket);
        return ticks.signum() > 0 ? Optional.of(new Price(ticks.multiply(tickSize.amount()))) : Optional.empty();
    }
}
