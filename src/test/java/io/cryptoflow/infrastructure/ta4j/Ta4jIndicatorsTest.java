package io.cryptoflow.infrastructure.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.IndicatorPoint;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.cryptoflow.domain.strategy.IndicatorTerms.Kind;
import io.cryptoflow.fixture.Candles;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each indicator beside its definition, written out here in binary fractions: they agree to 10^-9 of a price of about 40,000. */
class Ta4jIndicatorsTest {
    private static final double TOLERANCE = 1e-9 * 40_000;
    private static final List<Candle> CANDLES = Candles.walk(42, 300);
    private static final int PERIOD = 14;

    @Test
    void computesTheSimpleAverage() {
        agrees(new IndicatorTerms.Single(Kind.SMA, PERIOD), PERIOD - 1, i -> sma(i, PERIOD));
    }

    @Test
    void computesTheExponentialAverage() {
        double[] ema = ema(closes(), PERIOD);

        agrees(new IndicatorTerms.Single(Kind.EMA, PERIOD), PERIOD - 1, i -> ema[i]);
    }

    @Test
    void computesTheRelativeStrength() {
        double[] closes = closes();
        double[] gains = new double[closes.length];
        double[] losses = new double[closes.length];
        for (int i = 1; i < closes.length; i++) {
            gains[i] = Math.max(0, closes[i] - closes[i - 1]);
            losses[i] = Math.max(0, closes[i - 1] - closes[i]);
        }
        double[] gain = wilder(gains, PERIOD);
        double[] loss = wilder(losses, PERIOD);

        agrees(new IndicatorTerms.Single(Kind.RSI, PERIOD), PERIOD, i -> 100 - 100 / (1 + gain[i] / loss[i]));
    }

    @Test
    void computesTheAverageTrueRange() {
        double[] ranges = new double[CANDLES.size()];
        for (int i = 0; i < ranges.length; i++) {
            double high = CANDLES.get(i).high().amount().doubleValue();
            double low = CANDLES.get(i).low().amount().doubleValue();
            double before = i == 0 ? close(0) : close(i - 1);
            ranges[i] = i == 0
                    ? high - low
                    : Math.max(high - low, Math.max(Math.abs(high - before), Math.abs(low - before)));
        }
        double[] atr = wilder(ranges, PERIOD);

        agrees(new IndicatorTerms.Single(Kind.ATR, PERIOD), PERIOD, i -> atr[i]);
    }

    @Test
    void computesTheVolumeWeighedPrice() {
        agrees(new IndicatorTerms.Single(Kind.VWAP, PERIOD), PERIOD - 1, i -> {
            double paid = 0;
            double volume = 0;
            for (Candle candle : CANDLES.subList(i - PERIOD + 1, i + 1)) {
                double typical = (candle.high().amount().doubleValue()
                                + candle.low().amount().doubleValue()
                                + candle.close().amount().doubleValue())
                        / 3;
                paid += typical * candle.volume().amount().doubleValue();
                volume += candle.volume().amount().doubleValue();
            }
            return paid / volume;
        });
    }

    @Test
    void computesTheConvergenceOfAverages() {
        double[] fast = ema(closes(), 12);
        double[] slow = ema(closes(), 26);
        double[] macd = IntStream.range(0, fast.length)
                .mapToDouble(i -> fast[i] - slow[i])
                .toArray();
        double[] signal = ema(macd, 9);

        agrees(new IndicatorTerms.Macd(12, 26, 9), 26 + 9 - 2, i -> macd[i], i -> signal[i], i -> macd[i] - signal[i]);
    }

    @Test
    void computesTheBandsAroundTheAverage() {
        agrees(
                new IndicatorTerms.Bollinger(PERIOD, new BigDecimal("2.5")),
                PERIOD - 1,
                i -> sma(i, PERIOD),
                i -> sma(i, PERIOD) + 2.5 * deviation(i, PERIOD),
                i -> sma(i, PERIOD) - 2.5 * deviation(i, PERIOD));
    }

    @Test
    void leavesOutWhatTooFewCandlesPrecede() {
        assertThat(new Ta4jIndicators()
                        .compute(new IndicatorTerms.Single(Kind.SMA, PERIOD), CANDLES.subList(0, PERIOD - 1)))
                .isEmpty();
        assertThat(new Ta4jIndicators()
                        .compute(new IndicatorTerms.Single(Kind.SMA, PERIOD), CANDLES.subList(0, PERIOD)))
                .hasSize(1);
    }

    @Test
    void leavesOutTheVolumeWeighedPriceOfNoVolume() {
        List<Candle> untraded = List.of(
                Candles.hour(0, "100", "100", "1"),
                Candles.hour(1, "100", "100", "0"),
                Candles.hour(2, "100", "100", "1"));

        List<IndicatorPoint> points = new Ta4jIndicators().compute(new IndicatorTerms.Single(Kind.VWAP, 1), untraded);

        assertThat(points.stream().map(IndicatorPoint::openTime))
                .containsExactly(Candles.openTime(0), Candles.openTime(2));
    }

    @Test
    void forgetsWhereTheCandlesBegan() {
        List<Candle> candles = Candles.walk(3, 1_000);
        for (IndicatorTerms terms : List.of(
                new IndicatorTerms.Single(Kind.EMA, PERIOD),
                new IndicatorTerms.Single(Kind.RSI, PERIOD),
                new IndicatorTerms.Single(Kind.ATR, PERIOD),
                new IndicatorTerms.Macd(12, 26, 9))) {
            List<IndicatorPoint> whole = new Ta4jIndicators().compute(terms, candles);
            List<IndicatorPoint> last = new Ta4jIndicators()
                    .compute(terms, candles.subList(candles.size() - terms.history() - 1, candles.size()));

            double expected = whole.get(whole.size() - 1).values().get(0).doubleValue();
            assertThat(last.get(last.size() - 1).values().get(0).doubleValue())
                    .isCloseTo(expected, within(1e-8 * 40_000));
        }
    }

    private static void agrees(IndicatorTerms terms, int first, IntToDoubleFunction... lines) {
        List<IndicatorPoint> points = new Ta4jIndicators().compute(terms, CANDLES);

        assertThat(points).hasSize(CANDLES.size() - first);
        for (int i = first; i < CANDLES.size(); i++) {
            IndicatorPoint point = points.get(i - first);
            assertThat(point.openTime()).isEqualTo(CANDLES.get(i).openTime());
            assertThat(point.values()).hasSize(lines.length);
            for (int line = 0; line < lines.length; line++) {
                assertThat(point.values().get(line).doubleValue())
                        .isCloseTo(lines[line].applyAsDouble(i), within(TOLERANCE));
            }
        }
    }

    private static double[] closes() {
        return CANDLES.stream()
                .mapToDouble(candle -> candle.close().amount().doubleValue())
                .toArray();
    }

    private static double close(int i) {
        return CANDLES.get(i).close().amount().doubleValue();
    }

    private static double sma(int i, int period) {
        return IntStream.rangeClosed(i - period + 1, i)
                .mapToDouble(Ta4jIndicatorsTest::close)
                .average()
                .orElseThrow();
    }

    private static double deviation(int i, int period) {
        double mean = sma(i, period);
        return Math.sqrt(IntStream.rangeClosed(i - period + 1, i)
                .mapToDouble(k -> (close(k) - mean) * (close(k) - mean))
                .average()
                .orElseThrow());
    }

    private static double[] ema(double[] values, int period) {
        return smoothed(values, 2.0 / (period + 1));
    }

    private static double[] wilder(double[] values, int period) {
        return smoothed(values, 1.0 / period);
    }

    private static double[] smoothed(double[] values, double weight) {
        double[] smoothed = new double[values.length];
        smoothed[0] = values[0];
        for (int i = 1; i < values.length; i++) {
            smoothed[i] = smoothed[i - 1] + weight * (values[i] - smoothed[i - 1]);
        }
        return smoothed;
    }
}
