package io.cryptoflow;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * Prices from a recorded file.
 *
 * @param path the file; an empty path where no tape is played
 * @param symbol such as {@code BTC-USDT}; empty where the file says it
 */
public record TapeFileSettings(Path path, Content format, String symbol, Speed speed, AtEnd atEnd) {
    public TapeFileSettings {
        Shape.SYMBOL.check("market.tape.symbol", symbol);
    }

    /** What the lines of a tape are. */
    public enum Content {
        AUTO,
        TRADES,
        CANDLES
    }

    /** What happens when the tape is over. */
    public enum AtEnd {
        LOOP,
        STOP
    }

    /**
     * How fast a tape is played.
     *
     * @param fastest without any waiting; the factor then means nothing
     * @param factor how many times faster than recorded
     */
    public record Speed(boolean fastest, BigDecimal factor) {
        static final Range<BigDecimal> FACTORS = Range.decimals("0.001", "1000000");

        public Speed {
            FACTORS.check("market.tape.speed", factor);
        }
    }
}
