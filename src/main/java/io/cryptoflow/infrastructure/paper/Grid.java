package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.matching.Limits;
import io.cryptoflow.domain.matching.MarketDepth;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Prices and quantities of an instrument as whole ticks and lots, and back; exact, or {@link OffGrid}. */
final class Grid {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Limits.GREATEST);
    private static final BigDecimal MOST_MONEY = BigDecimal.TEN.pow(18);

    private final BigDecimal tick;
    private final BigDecimal lot;

    Grid(Instrument instrument) {
        this.tick = instrument.tickSize().amount();
        this.lot = instrument.lotSize().amount();
    }

    long ticks(Price price) {
        return units("price " + price, price.amount(), tick, "ticks of " + tick.toPlainString());
    }

    long lots(Quantity quantity) {
        return units("quantity " + quantity, quantity.amount(), lot, "lots of " + lot.toPlainString());
    }

    private static long units(String what, BigDecimal amount, BigDecimal unit, String units) {
        BigDecimal[] parts = amount.divideAndRemainder(unit);
        if (parts[1].signum() != 0) {
            throw new OffGrid(what + " is not in whole " + units);
        }
        if (parts[0].compareTo(GREATEST) > 0) {
            throw new OffGrid(what + " is more than 2^62 " + units);
        }
        return parts[0].longValueExact();
    }

    /** What the budget pays for, in ticks x lots, rounded down. */
    long budget(Money money) {
        BigDecimal budget = money.amount().divide(tick.multiply(lot), 0, RoundingMode.DOWN);
        if (budget.compareTo(GREATEST) > 0) {
            throw new OffGrid("quoteQuantity " + money.plain() + " is more than 2^62 ticks x lots");
        }
        if (budget.signum() == 0) {
            throw new OffGrid("quoteQuantity " + money.plain() + " buys not a lot at any price");
        }
        return budget.longValueExact();
    }

    /** Refuses a price and a quantity whose product is beyond what the venue can reckon with. */
    void checkNotional(long ticks, long lots) {
        if (Math.multiplyHigh(ticks, lots) != 0 || ticks * lots < 0) {
            throw new OffGrid("price x quantity is 2^63 ticks x lots or more");
        }
        if (price(ticks).amount().multiply(quantity(lots).amount()).compareTo(MOST_MONEY) >= 0) {
            throw new OffGrid("price x quantity is 10^18 of the quote asset or more");
        }
    }

    Price price(long ticks) {
        return new Price(tick.multiply(BigDecimal.valueOf(ticks)));
    }

    Quantity quantity(long lots) {
        return new Quantity(lot.multiply(BigDecimal.valueOf(lots)));
    }

    /** Whether the engine can take a price of the market: those off the grid are left out. */
    boolean isOn(Price price) {
        return price.amount().remainder(tick).signum() == 0
                && price.amount().divide(tick, 0, RoundingMode.DOWN).compareTo(GREATEST) <= 0;
    }

    /** Whole lots of what the market shows; 0 for less than one. */
    long wholeLots(Quantity quantity) {
        return quantity.amount().divide(lot, 0, RoundingMode.DOWN).min(GREATEST).longValueExact();
    }

    /** One side of the market's book. */
    void read(List<BookLevel> levels, MarketDepth depth) {
        depth.clear();
        for (BookLevel level : levels) {
            long lots = wholeLots(level.quantity());
            if (lots > 0 && isOn(level.price())) {
                depth.add(ticks(level.price()), lots);
            }
        }
    }
}
