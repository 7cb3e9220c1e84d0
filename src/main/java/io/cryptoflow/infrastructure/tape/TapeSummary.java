package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;

/**
 * What one pass over a tape tells before it is played.
 *
 * @param firstMillis market time of the first row
 * @param lastMillis latest market time of any row
 * @param stepMillis shortest time between two rows, 1 at least: of candles, their length
 * @param skippedLines malformed lines that are left out
 */
record TapeSummary(
        boolean candles,
        long rows,
        long skippedLines,
        long firstMillis,
        long lastMillis,
        long stepMillis,
        int priceDecimals,
        int quantityDecimals) {
    /** The finest decimals seen are the grid; a tape tells no minimum notional, so there is none. */
    Instrument instrument(Symbol symbol) {
        return new Instrument(symbol, new Price(grid(priceDecimals)), lotSize(), Money.zero(symbol.quote()));
    }

    Quantity lotSize() {
        return new Quantity(grid(quantityDecimals));
    }

    /** By how much later each round is than the one before. */
    long lengthMillis() {
        return lastMillis - firstMillis + stepMillis;
    }

    private static BigDecimal grid(int decimals) {
        return BigDecimal.ONE.movePointLeft(decimals);
    }
}
