package io.cryptoflow.domain.strategy;

import java.math.BigDecimal;
import java.util.List;

/** An indicator with its parameters; refuses those that make no sense with {@link InvalidParameter}. */
public sealed interface IndicatorTerms {
    /** The most candles that an indicator may look back. */
    int LONGEST_PERIOD = 500;

    /** The first candle with a value is preceded by this many. */
    int precedingCandles();

    /**
     * Candles before the first value after which it no longer matters where the candles began: none more for windows; for
     * averages that never forget, enough for what came before to weigh less than 10^-8.
     */
    int history();

    /** The names of its lines, in the order of their values. */
    List<String> lines();

    /** Hands this indicator to the method of its case. */
    <R> R accept(Visitor<R> visitor);

    /** Indicators of one line and one period. */
    enum Kind {
        /** Mean of the closes of the period. */
        SMA,
        /** Exponential average of the closes, each new one weighing 2 / (period + 1); starts with the first close. */
        EMA,
        /** Wilder's relative strength, 0 to 100: gains and losses averaged with weight 1 / period. */
        RSI,
        /** Wilder's average true range: ranges averaged with weight 1 / period. */
        ATR,
        /** Average of (high + low + close) / 3 over the period, weighed by volume. */
        VWAP;

        private boolean isWindow() {
            return this == SMA || this == VWAP;
        }
    }

    /** An indicator of one line. */
    record Single(Kind kind, int period) implements IndicatorTerms {
        private static final int PERIODS_TO_FORGET = 20;

        /** Refuses a period that is not from 1, of RSI from 2, to {@link #LONGEST_PERIOD}. */
        public Single {
            InvalidParameter.checkPeriod("period", period, kind == Kind.RSI ? 2 : 1);
        }

        @Override
        public int precedingCandles() {
            return kind == Kind.RSI || kind == Kind.ATR ? period : period - 1;
        }

        @Override
        public int history() {
            return kind.isWindow() ? precedingCandles() : PERIODS_TO_FORGET * period;
        }

        @Override
        public List<String> lines() {
            return List.of("value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.single(this);
        }
    }

    /** Difference of a fast and a slow exponential average of the closes, its own average, and how far it is from that. */
    record Macd(int fast, int slow, int signal) implements IndicatorTerms {
        private static final int PERIODS_TO_FORGET = 10;

        /** Refuses periods that are not from 1 to {@link #LONGEST_PERIOD}, and a fast one that is not below the slow one. */
        public Macd {
            InvalidParameter.checkPeriod("fast", fast, 1);
            InvalidParameter.checkPeriod("slow", slow, 2);
            InvalidParameter.checkPeriod("signal", signal, 1);
            InvalidParameter.checkShorter(fast, slow);
        }

        @Override
        public int precedingCandles() {
            return slow + signal - 2;
        }

        @Override
        public int history() {
            return PERIODS_TO_FORGET * (slow + signal);
        }

        @Override
        public List<String> lines() {
            return List.of("macd", "signal", "histogram");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.macd(this);
        }
    }

    /** The mean of the closes of the period, and so many of their standard deviations (of the whole, not of a sample) above and below. */
    record Bollinger(int period, BigDecimal deviations) implements IndicatorTerms {
        private static final BigDecimal MOST_DEVIATIONS = BigDecimal.TEN;

        /** Refuses a period that is not from 2 to {@link #LONGEST_PERIOD}, and deviations that are not above 0 and at most 10. */
        public Bollinger {
            InvalidParameter.checkPeriod("period", period, 2);
            if (deviations.signum() <= 0 || deviations.compareTo(MOST_DEVIATIONS) > 0) {
                throw new InvalidParameter("deviations", "expected a decimal above 0 and at most " + MOST_DEVIATIONS);
            }
        }

        @Override
        public int precedingCandles() {
            return period - 1;
        }

        @Override
        public int history() {
            return precedingCandles();
        }

        @Override
        public List<String> lines() {
            return List.of("middle", "upper", "lower");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bollinger(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link Single}. */
        R single(Single terms);

        /** Reads {@link Macd}. */
        R macd(Macd terms);

        /** Reads {@link Bollinger}. */
        R bollinger(Bollinger terms);
    }
}
