package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import java.util.Optional;

/** What comes of a look at an order. */
public sealed interface Verdict {
    /**
     * The order may go, never beyond {@code worstPrice}, once {@code held} is locked.
     *
     * @param stopPrice where its trigger stands, for a conditional order
     */
    record Passed(Price worstPrice, Money held, Optional<Price> stopPrice) implements Verdict {}

    /** The order may not go. */
    record Refused(DenialReason reason, String detail) implements Verdict {}
}
