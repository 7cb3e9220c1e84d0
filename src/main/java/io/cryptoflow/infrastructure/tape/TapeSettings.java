package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.instrument.Symbol;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Which file is played, as which symbol, and how. */
public record TapeSettings(Path file, Symbol symbol, Content content, Speed speed, AtEnd atEnd) {
    /** What the lines of a file are. */
    public enum Content {
        /** Told by the header: candles where there are the four prices of a candle. */
        AUTO,
        /** One print per line. */
        TRADES,
        /** One candle per line. */
        CANDLES
    }

    /** What happens when the tape is over. */
    public enum AtEnd {
        /** It starts again, later by its own length. */
        LOOP,
        /** Nothing comes any more, and the prices go stale. */
        STOP
    }

    /**
     * How fast a tape is played.
     *
     * @param fastest without any waiting; the factor then means nothing
     * @param factor how many times faster than recorded, above 0
     */
    public record Speed(boolean fastest, BigDecimal factor) {
        /** As recorded. */
        public static final Speed REALTIME = new Speed(false, BigDecimal.ONE);

        /** Without any waiting. */
        public static final Speed FASTEST = new Speed(true, BigDecimal.ONE);

        /** Refuses a factor of 0 or less with {@link IllegalArgumentException}. */
        public Speed {
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("expected a speed above 0");
            }
        }

        /** So many times faster than recorded. */
        public static Speed times(String factor) {
            return new Speed(false, new BigDecimal(factor));
        }
    }
}
