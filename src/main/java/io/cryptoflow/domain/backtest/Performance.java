package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a backtest went. Fractions are rounded to 10 places, half to even.
 *
 * @param finalEquity cash and position at the last close, exact
 * @param totalReturn gain as a fraction of the cash at the beginning
 * @param maximumDrawdown deepest fall from a highest equity so far, as a fraction of that
 * @param sharpe mean of the returns per candle / their sample deviation x square root of the candles of 365 days, without a
 *     risk-free rate; absent where returns do not vary
 * @param fillCount all fills, also those that are not listed
 * @param fills the first of them, oldest first
 * @param equityCurve at most {@link EquityCurve#POINTS} closes, evenly spaced, the last one included
 */
public record Performance(
        Money finalEquity,
        BigDecimal totalReturn,
        BigDecimal maximumDrawdown,
        Optional<BigDecimal> sharpe,
        long fillCount,
        List<SimulatedFill> fills,
        List<EquityPoint> equityCurve) {
    /** Keeps its own copies. */
    public Performance {
        fills = List.copyOf(fills);
        equityCurve = List.copyOf(equityCurve);
    }
}
