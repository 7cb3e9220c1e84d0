package io.cryptoflow.infrastructure.ta4j;

import io.cryptoflow.application.port.StrategyEngine;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/** Rules over ta4j's indicators, one candle at a time; a run keeps no more candles than its rules look back. */
public final class Ta4jStrategies implements StrategyEngine {
    private static final int SPARE_BARS = 8;

    /** Decides at the bar of an index that enough bars precede. */
    private interface Decision {
        Optional<Side> at(int index);
    }

    @Override
    public Run start(StrategyRules rules) {
        BarSeries series = Bars.series(rules.precedingCandles() + SPARE_BARS);
        Decision decision = rules.accept(new Decisions(series));
        return candle -> next(series, decision, rules, candle);
    }

    private static Optional<Side> next(BarSeries series, Decision decision, StrategyRules rules, Candle candle) {
        series.addBar(Bars.of(candle));
        int index = series.getEndIndex();
        Optional<Side> decided = index < rules.precedingCandles() - 1 ? Optional.empty() : decision.at(index);
        return decided.filter(side -> index >= rules.precedingCandles());
    }

    /** An indicator at the last two candles. ta4j never keeps the value of its last bar, and windows are expensive to sum twice. */
    private static final class Line {
        private final Indicator<Num> indicator;
        private Num before = NaN.NaN;
        private Num now = NaN.NaN;

        Line(Indicator<Num> indicator) {
            this.indicator = indicator;
        }

        void advance(int index) {
            before = now;
            now = indicator.getValue(index);
        }
    }

    private record Decisions(BarSeries series) implements StrategyRules.Visitor<Decision> {
        @Override
        public Decision crossingAverages(StrategyRules.CrossingAverages rules) {
            Line fast = new Line(average(rules.average(), rules.fast()));
            Line slow = new Line(average(rules.average(), rules.slow()));
            return index -> {
                fast.advance(index);
                slow.advance(index);
                return either(crossesAbove(fast, slow), crossesAbove(slow, fast));
            };
        }

        @Override
        public Decision rsiBands(StrategyRules.RsiBands rules) {
            Line rsi = new Line(new RSIIndicator(new ClosePriceIndicator(series), rules.period()));
            Num lower = Bars.number(rules.lower());
            Num upper = Bars.number(rules.upper());
            return index -> {
                rsi.advance(index);
                return either(
                        rsi.now.isLessThan(lower) && !rsi.before.isLessThan(lower),
                        rsi.now.isGreaterThan(upper) && !rsi.before.isGreaterThan(upper));
            };
        }

        @Override
        public Decision breakout(StrategyRules.Breakout rules) {
            Indicator<Num> close = new ClosePriceIndicator(series);
            Indicator<Num> highest = new HighestValueIndicator(new HighPriceIndicator(series), rules.entry());
            Indicator<Num> lowest = new LowestValueIndicator(new LowPriceIndicator(series), rules.exit());
            return index -> either(
                    close.getValue(index).isGreaterThan(highest.getValue(index - 1)),
                    close.getValue(index).isLessThan(lowest.getValue(index - 1)));
        }

        private Indicator<Num> average(StrategyRules.Average average, int period) {
            Indicator<Num> close = new ClosePriceIndicator(series);
            return average == StrategyRules.Average.SMA
                    ? new SMAIndicator(close, period)
                    : new EMAIndicator(close, period);
        }

        private static boolean crossesAbove(Line one, Line other) {
            return one.now.isGreaterThan(other.now) && !one.before.isGreaterThan(other.before);
        }

        private static Optional<Side> either(boolean buys, boolean sells) {
            return buys ? Optional.of(Side.BUY) : sells ? Optional.of(Side.SELL) : Optional.empty();
        }
    }
}
