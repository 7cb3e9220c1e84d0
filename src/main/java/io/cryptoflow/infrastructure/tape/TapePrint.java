package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/** A print on its way out: {@code millis} is the tape's own time, the side may still be open. */
record TapePrint(String id, long millis, Price price, Quantity quantity, Optional<Side> takerSide) {
    /** The same print in a later round of the tape. */
    TapePrint inRound(int round, long shiftMillis) {
        return round == 1 ? this : new TapePrint(id + "/" + round, millis + shiftMillis, price, quantity, takerSide);
    }
}
