package io.cryptoflow.domain.backtest;

import io.cryptoflow.domain.marketdata.CandleInterval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes in the equity at every close, and keeps of it what the figures need and some points to draw. */
public final class EquityCurve {
    /** Points that are kept at most. */
    public static final int POINTS = 500;

    private static final int PLACES = 10;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

    private final BigDecimal initial;
    private final int stride;
    private final List<EquityPoint> points = new ArrayList<>();
    private long count;
    private EquityPoint last;
    private BigDecimal peak;
    private BigDecimal deepestFall = BigDecimal.ZERO;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal sumOfSquares = BigDecimal.ZERO;

    /** @param candles how many will come */
    EquityCurve(BigDecimal initial, int candles) {
        this.initial = initial;
        this.stride = Math.max(1, (candles + POINTS - 2) / (POINTS - 1));
        this.peak = initial;
        this.last = new EquityPoint(Instant.EPOCH, initial);
    }

    void add(Instant time, BigDecimal equity) {
        if (equity.compareTo(last.equity()) != 0) {
            BigDecimal change = equity.subtract(last.equity()).divide(last.equity(), MathContext.DECIMAL64);
            sum = sum.add(change, EXACT_ENOUGH);
            sumOfSquares = sumOfSquares.add(change.multiply(change), EXACT_ENOUGH);
        }
        last = new EquityPoint(time, equity);
        peak = peak.max(equity);
        if (equity.compareTo(peak) < 0) {
            deepestFall = deepestFall.max(peak.subtract(equity).divide(peak, MathContext.DECIMAL64));
        }
        if (count % stride == 0) {
            points.add(last);
        }
        count++;
    }

    BigDecimal equity() {
        return last.equity();
    }

    BigDecimal totalReturn() {
        return last.equity().subtract(initial).divide(initial, PLACES, RoundingMode.HALF_EVEN);
    }

    BigDecimal maximumDrawdown() {
        return deepestFall.setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    /** Of returns per candle, annualized with the candles of 365 days. */
    Optional<BigDecimal> sharpe(CandleInterval interval) {
        if (count < 2) {
            return Optional.empty();
        }
        BigDecimal candles = BigDecimal.valueOf(count);
        BigDecimal squaredMean = sum.multiply(sum).divide(candles, EXACT_ENOUGH);
        BigDecimal variance = sumOfSquares.subtract(squaredMean).divide(BigDecimal.valueOf(count - 1), EXACT_ENOUGH);
        if (variance.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal perYear = BigDecimal.valueOf(YEAR.dividedBy(interval.length()));
        return Optional.of(sum.divide(candles, EXACT_ENOUGH)
                .multiply(perYear.sqrt(EXACT_ENOUGH))
                .divide(variance.sqrt(EXACT_ENOUGH), PLACES, RoundingMode.HALF_EVEN));
    }

    List<EquityPoint> points() {
        List<EquityPoint> kept = new ArrayList<>(points);
        if (count > 0 && !kept.get(kept.size() - 1).equals(last)) {
            kept.add(last);
        }
        return kept;
    }
}
