package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.util.Optional;

/** What is to be different about an open order; at least one of the three. */
public record OrderChange(Optional<Price> limitPrice, Optional<Price> stopPrice, Optional<Quantity> quantity) {
    /** Refuses a change of nothing with {@link IllegalArgumentException}. */
    public OrderChange {
        if (limitPrice.isEmpty() && stopPrice.isEmpty() && quantity.isEmpty()) {
            throw new IllegalArgumentException("expected a new price or quantity");
        }
    }
}
