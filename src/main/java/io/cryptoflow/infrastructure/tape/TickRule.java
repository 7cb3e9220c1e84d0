package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/**
 * Infers the taker's side of a print (Lee and Ready 1991): above the last price a buy, below it a sell, at the same price as
 * before. The first print is a buy.
 */
final class TickRule {
    private Optional<Price> lastPrice = Optional.empty();
    private Side lastSide = Side.BUY;

    /** The side of the next print; {@code told} is what the tape says. */
    Side next(Price price, Optional<Side> told) {
        int move = lastPrice.map(price::compareTo).orElse(0);
        Side inferred = move == 0 ? lastSide : move > 0 ? Side.BUY : Side.SELL;
        lastPrice = Optional.of(price);
        lastSide = told.orElse(inferred);
        return lastSide;
    }
}
