package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.matching.MarketDepth;
import io.cryptoflow.domain.strategy.InvalidParameter;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the market of a backtest offers at the opening of a candle: {@value #LEVELS} prices on each side, the first one
 * {@code step} away from the opening price, each next one {@code step} further, all with the same quantity; together that
 * is {@code participation} of what was traded in the candle before.
 *
 * @param participation part of the volume of a candle that one side offers: above 0, at most 1
 * @param step distance of one price to the next as a fraction of the opening price: 0 to 0.1
 */
public record Liquidity(BigDecimal participation, BigDecimal step) {
    static final int LEVELS = 5;
    private static final BigDecimal WIDEST_STEP = new BigDecimal("0.1");

    /** Refuses what is out of bounds with {@link InvalidParameter}. */
    public Liquidity {
        if (participation.signum() <= 0 || participation.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidParameter("participation", "expected a decimal above 0 and at most 1");
        }
        if (step.signum() < 0 || step.compareTo(WIDEST_STEP) > 0) {
            throw new InvalidParameter("slippageStep", "expected a decimal from 0 to 0.1");
        }
    }

    /**
     * Shows what a taker trades against, in ticks and lots: asks rounded up to a tick, bids down.
     *
     * @param ticks the opening price in ticks, not necessarily whole
     * @param lots what was traded in the candle before, in lots
     */
    void show(BigDecimal ticks, BigDecimal lots, Side taker, MarketDepth depth) {
        depth.clear();
        int direction = taker == Side.BUY ? 1 : -1;
        long each = lots.multiply(participation)
                .divide(BigDecimal.valueOf(LEVELS), 0, RoundingMode.DOWN)
                .longValueExact();
        long last = 0;
        for (int level = 1; level <= LEVELS && each > 0; level++) {
            BigDecimal away = ticks.multiply(step).multiply(BigDecimal.valueOf((long) direction * level));
            RoundingMode outwards = direction > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
            long price = ticks.add(away).setScale(0, outwards).longValueExact();
            // Steps below a tick put several levels on one price: a tick apart keeps each price once.
            price = level > 1 && (price - last) * direction <= 0 ? last + direction : price;
            if (price <= 0) {
                return;
            }
            depth.add(price, each);
            last = price;
        }
    }
}
