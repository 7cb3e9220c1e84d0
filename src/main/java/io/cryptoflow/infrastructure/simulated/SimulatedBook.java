package io.cryptoflow.infrastructure.simulated;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Twenty levels of one side in whole ticks and lots, best first; made anew by {@link #fill}. */
final class SimulatedBook {
    static final int LEVELS = 20;

    private final BigDecimal tickSize;
    private final BigDecimal lotSize;
    private final double depthInTickLots;
    private final int direction;
    private final long[] ticks = new long[LEVELS];
    private final long[] lots = new long[LEVELS];

    /** @param direction 1 where levels rise from the touch (asks), -1 where they fall (bids) */
    SimulatedBook(Listing listing, int direction) {
        tickSize = listing.instrument().tickSize().amount();
        lotSize = listing.instrument().lotSize().amount();
        depthInTickLots = listing.depth() / tickSize.multiply(lotSize).doubleValue();
        this.direction = direction;
    }

    /** Offers new quantities from {@code touch} on; gaps and quantities grow with the distance from it. */
    void fill(long touch, int gap, Dice dice) {
        long at = touch;
        for (int i = 0; i < LEVELS; i++) {
            ticks[i] = at;
            double share = (0.1 + dice.unit()) * (1 + i * 0.15);
            lots[i] = Math.max(1, (long) (depthInTickLots / at * share));
            at += direction * (1L + dice.below(gap * (1 + i / 4)));
        }
    }

    /** Price of one level, in ticks. */
    long ticksAt(int level) {
        return ticks[level];
    }

    /** Quantity of one level, in lots. */
    long lotsAt(int level) {
        return lots[level];
    }

    /** The levels as the domain sees them. */
    List<BookLevel> levels() {
        List<BookLevel> levels = new ArrayList<>(LEVELS);
        for (int i = 0; i < LEVELS; i++) {
            levels.add(new BookLevel(price(ticks[i]), quantity(lots[i])));
        }
        return levels;
    }

    /** A price of so many ticks. */
    Price price(long ticks) {
        return new Price(tickSize.multiply(BigDecimal.valueOf(ticks)));
    }

    /** A quantity of so many lots. */
    Quantity quantity(long lots) {
        return new Quantity(lotSize.multiply(BigDecimal.valueOf(lots)));
    }
}
