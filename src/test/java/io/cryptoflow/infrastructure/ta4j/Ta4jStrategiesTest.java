package io.cryptoflow.infrastructure.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.StrategyEngine;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.IndicatorPoint;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Candles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Ta4jStrategiesTest {
    @Test
    void buysAndSellsWhereAveragesCross() {
        StrategyRules rules = new StrategyRules.CrossingAverages(StrategyRules.Average.SMA, 1, 3);

        // The means of three are 10, 11, 12, 11.3, 9.7 and 8.7 from the third candle on.
        Map<Integer, Side> decided = decided(rules, Candles.closing("10", "10", "10", "13", "13", "8", "8", "10"));

        assertThat(decided).isEqualTo(Map.of(3, Side.BUY, 5, Side.SELL, 7, Side.BUY));
    }

    @Test
    void keepsStillWhereNothingMoves() {
        List<Candle> flat = Candles.closing("0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1");

        for (StrategyRules.Average average : StrategyRules.Average.values()) {
            assertThat(decided(new StrategyRules.CrossingAverages(average, 3, 7), flat))
                    .isEmpty();
        }
        assertThat(decided(new StrategyRules.Breakout(3, 3), flat)).isEmpty();
    }

    @Test
    void buysBelowTheLowerBandAndSellsAboveTheUpperOne() {
        StrategyRules rules = new StrategyRules.RsiBands(2, new BigDecimal("30"), new BigDecimal("70"));

        List<Candle> candles = Candles.closing("100", "99", "102", "99", "96", "93", "103", "113", "103");

        Map<Integer, Side> decided = decided(rules, candles);

        assertThat(decided).isEqualTo(expectedOfRsi(candles));
        assertThat(decided).containsValues(Side.BUY, Side.SELL);
    }

    @Test
    void followsBreakoutsAboveAndBelowTheCandlesBefore() {
        StrategyRules rules = new StrategyRules.Breakout(3, 2);

        Map<Integer, Side> decided =
                decided(rules, Candles.closing("10", "11", "12", "12", "12.01", "12", "11.9", "11.95", "12.01"));

        // 12 is not above the high of 12; 12.01 is. 11.9 is below 12, the low of the two candles before.
        assertThat(decided).isEqualTo(Map.of(4, Side.BUY, 6, Side.SELL));
    }

    @Test
    void decidesTheSameWithTheFewCandlesThatItKeeps() {
        List<Candle> walk = Candles.walk(11, 1_500);
        StrategyRules rules = new StrategyRules.CrossingAverages(StrategyRules.Average.EMA, 12, 26);
        List<IndicatorPoint> fast = ema(12, walk);
        List<IndicatorPoint> slow = ema(26, walk);
        Map<Integer, Side> expected = new TreeMap<>();
        for (int i = 26; i < walk.size(); i++) {
            int before = difference(fast, slow, i - 1);
            int now = difference(fast, slow, i);
            if (now > 0 && before <= 0) {
                expected.put(i, Side.BUY);
            } else if (now < 0 && before >= 0) {
                expected.put(i, Side.SELL);
            }
        }

        assertThat(decided(rules, walk)).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    private static List<IndicatorPoint> ema(int period, List<Candle> candles) {
        return new Ta4jIndicators().compute(new IndicatorTerms.Single(IndicatorTerms.Kind.EMA, period), candles);
    }

    /** Points start at the candle that enough precede. */
    private static int difference(List<IndicatorPoint> fast, List<IndicatorPoint> slow, int candle) {
        return fast.get(candle - 11)
                .values()
                .get(0)
                .compareTo(slow.get(candle - 25).values().get(0));
    }

    private static Map<Integer, Side> expectedOfRsi(List<Candle> candles) {
        Map<Integer, Side> expected = new TreeMap<>();
        double gain = 0;
        double loss = 0;
        double before = 50;
        for (int i = 1; i < candles.size(); i++) {
            double change = candles.get(i)
                    .close()
                    .amount()
                    .subtract(candles.get(i - 1).close().amount())
                    .doubleValue();
            gain += (Math.max(0, change) - gain) / 2;
            loss += (Math.max(0, -change) - loss) / 2;
            double now = 100 * gain / (gain + loss);
            if (i >= 3 && now < 30 && before >= 30) {
                expected.put(i, Side.BUY);
            } else if (i >= 3 && now > 70 && before <= 70) {
                expected.put(i, Side.SELL);
            }
            before = now;
        }
        return expected;
    }

    private static Map<Integer, Side> decided(StrategyRules rules, List<Candle> candles) {
        StrategyEngine.Run run = new Ta4jStrategies().start(rules);
        Map<Integer, Side> decided = new TreeMap<>();
        for (int i = 0; i < candles.size(); i++) {
            int candle = i;
            Optional<Side> side = run.next(candles.get(i));
            side.ifPresent(wanted -> decided.put(candle, wanted));
        }
        return decided;
    }
}
