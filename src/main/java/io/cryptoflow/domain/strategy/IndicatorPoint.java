package io.cryptoflow.domain.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The values of an indicator at one candle.
 *
 * @param openTime when the candle opened
 * @param values one per line of {@link IndicatorTerms#lines}, rounded to 16 significant digits
 */
public record IndicatorPoint(Instant openTime, List<BigDecimal> values) {
    /** Keeps its own copy. */
    public IndicatorPoint {
        values = List.copyOf(values);
    }
}
