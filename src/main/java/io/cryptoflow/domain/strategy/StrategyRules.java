package io.cryptoflow.domain.strategy;

import java.math.BigDecimal;

/** When a strategy wants to buy or to sell, decided at the close of a candle; refuses parameters that make no sense with {@link InvalidParameter}. */
public sealed interface StrategyRules {
    /** Candles that it must have seen before the first one at which it may decide. */
    int precedingCandles();

    /** Hands these rules to the method of their case. */
    <R> R accept(Visitor<R> visitor);

    /** How an average weighs what it averages. */
    enum Average {
        /** All closes of the period alike. */
        SMA,
        /** The latest most, falling exponentially. */
        EMA
    }

    /** Buys when the fast average of the closes is above the slow one and was not at the candle before; sells the other way round. */
    record CrossingAverages(Average average, int fast, int slow) implements StrategyRules {
        /** Refuses periods out of bounds, and a fast one that is not below the slow one. */
        public CrossingAverages {
            InvalidParameter.checkPeriod("fast", fast, 1);
            InvalidParameter.checkPeriod("slow", slow, 2);
            InvalidParameter.checkShorter(fast, slow);
        }

        @Override
        public int precedingCandles() {
            return slow;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.crossingAverages(this);
        }
    }

    /** Buys when the RSI falls below the lower band and was not below it at the candle before; sells when it rises above the upper one. */
    record RsiBands(int period, BigDecimal lower, BigDecimal upper) implements StrategyRules {
        private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

        /** Refuses a period out of bounds, and bands that are not 0 < lower < upper < 100. */
        public RsiBands {
            InvalidParameter.checkPeriod("period", period, 2);
            if (upper.compareTo(HIGHEST) >= 0 || upper.signum() <= 0) {
                throw new InvalidParameter("upper", "expected a decimal above 0 and below 100");
            }
            if (lower.signum() <= 0 || lower.compareTo(upper) >= 0) {
                throw new InvalidParameter("lower", "expected a decimal above 0 and below the upper band " + upper);
            }
        }

        @Override
        public int precedingCandles() {
            return period + 1;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rsiBands(this);
        }
    }

    /** Buys when a candle closes above the highs of the {@code entry} candles before it; sells when one closes below the lows of the {@code exit} candles before it. */
    record Breakout(int entry, int exit) implements StrategyRules {
        /** Refuses periods out of bounds. */
        public Breakout {
            InvalidParameter.checkPeriod("entry", entry, 1);
            InvalidParameter.checkPeriod("exit", exit, 1);
        }

        @Override
        public int precedingCandles() {
            return Math.max(entry, exit);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.breakout(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link CrossingAverages}. */
        R crossingAverages(CrossingAverages rules);

        /** Reads {@link RsiBands}. */
        R rsiBands(RsiBands rules);

        /** Reads {@link Breakout}. */
        R breakout(Breakout rules);
    }
}
