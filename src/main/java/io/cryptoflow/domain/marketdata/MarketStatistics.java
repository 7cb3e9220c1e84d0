package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Decimals;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * The last 24 hours of one symbol: the minute that is open now and the 1,439 before it.
 *
 * @param from when the first of these minutes opened
 * @param open price of the first trade since then
 * @param last price of the last trade
 * @param volume sum of the quantities traded, in the base asset
 * @param quoteVolume sum of price x quantity, in the quote asset; absent where a venue told candles without it
 * @param gap whether part of the 24 hours was not followed, so that trades may be missing
 */
public record MarketStatistics(
        Symbol symbol,
        Instant from,
        Price open,
        Price high,
        Price low,
        Price last,
        Quantity volume,
        Optional<Money> quoteVolume,
        boolean gap) {
    private static final int PERCENT_DECIMALS = 3;

    /** By how much the price moved, in the quote asset. */
    public Money change() {
        return new Money(last.amount().subtract(open.amount()), symbol.quote());
    }

    /** The move as a percentage of the open, rounded half up to three decimals. */
    public BigDecimal changePercent() {
        BigDecimal percent = change().amount().movePointRight(2);
        return Decimals.canonical(percent.divide(open.amount(), PERCENT_DECIMALS, RoundingMode.HALF_UP));
    }
}
