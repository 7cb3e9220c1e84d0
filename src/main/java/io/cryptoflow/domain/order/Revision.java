package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.util.Optional;

/**
 * What became of an order's terms since it was placed.
 *
 * @param number how often they were asked to change; the venue knows a repeated request by it
 * @param placedTerms the terms as placed, once they were changed
 * @param pending what the venue was asked for and has not answered yet
 */
public record Revision(int number, Optional<OrderTerms> placedTerms, Optional<Amendment> pending) {
    /** Nothing changed. */
    public static final Revision NONE = new Revision(0, Optional.empty(), Optional.empty());

    /** New quantity and limit price of an order that works at the venue; the quantity counts what has filled (FIX OrderQty 38). */
    public record Amendment(Quantity quantity, Price limitPrice) {}

    Revision ask(Amendment amendment) {
        return new Revision(number + 1, placedTerms, Optional.of(amendment));
    }

    Revision settled() {
        return new Revision(number, placedTerms, Optional.empty());
    }

    Revision changedFrom(OrderTerms before) {
        return new Revision(Math.max(1, number), Optional.of(placedTerms.orElse(before)), Optional.empty());
    }
}
