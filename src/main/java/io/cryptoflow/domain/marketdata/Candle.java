package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.time.Instant;

/**
 * What was traded from {@code openTime} until the interval was over.
 *
 * @param openTime a whole multiple of the interval since 1970, UTC
 * @param volume sum of the quantities traded, in the base asset
 * @param closed whether nothing can be added any more
 */
public record Candle(
        Symbol symbol,
        CandleInterval interval,
        Instant openTime,
        Price open,
        Price high,
        Price low,
        Price close,
        Quantity volume,
        boolean closed) {
    /** Refuses prices outside of high and low with {@link IllegalArgumentException}: corrupt data is worse than none. */
    public Candle {
        boolean framed = !open.isAbove(high) && !close.isAbove(high) && !open.isBelow(low) && !close.isBelow(low);
        if (!framed) {
            throw new IllegalArgumentException(
                    "expected open and close between low and high in the candle of " + symbol + " at " + openTime);
        }
        if (!interval.openOf(openTime).equals(openTime)) {
            throw new IllegalArgumentException("expected a candle of " + symbol + " to open at a multiple of "
                    + interval.text() + ", was " + openTime);
        }
    }

    /** When the next candle opens. */
    public Instant closeTime() {
        return openTime.plus(interval.length());
    }
}
