package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.List;
import java.util.Optional;

/** One line of a tape, understood. */
sealed interface TapeRow {
    /** Market time in epoch milliseconds; of a candle, its open time. */
    long millis();

    /** Every price on the line, in the order in which it is replayed. */
    List<Price> path();

    /** What was traded in all. */
    Quantity quantity();

    /** Somebody traded; the side is absent where the file does not tell it. */
    record Trade(String id, long millis, Price price, Quantity quantity, Optional<Side> takerSide) implements TapeRow {
        @Override
        public List<Price> path() {
            return List.of(price);
        }
    }

    /** Many traded between a lowest and a highest price. */
    record Candle(String id, long millis, Price open, Price high, Price low, Price close, Quantity quantity)
            implements TapeRow {
        /** Refuses prices beyond the highest or the lowest. */
        public Candle {
            if (high.isBelow(open) || high.isBelow(close) || low.isAbove(open) || low.isAbove(close)) {
                throw new IllegalArgumentException("expected open and close between low and high");
            }
        }

        /** A candle that rose went down first, one that fell went up first. */
        @Override
        public List<Price> path() {
            return close.isBelow(open) ? List.of(open, high, low, close) : List.of(open, low, high, close);
        }
    }
}
