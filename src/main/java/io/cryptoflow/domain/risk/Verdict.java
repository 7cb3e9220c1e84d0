package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.order.Reason;
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

    /** The order may not go; {@code context} has the numbers where it met a limit. */
    record Refused(DenialReason reason, String detail, Optional<Reason.Context> context) implements Verdict {
        /** A refusal without numbers. */
        public Refused(DenialReason reason, String detail) {
            this(reason, detail, Optional.empty());
        }

        /** A refusal at a limit. */
        static Refused at(DenialReason reason, String detail, String limit, String value, String remaining) {
            return new Refused(reason, detail, Optional.of(new Reason.Context(limit, value, remaining)));
        }

        /** As it is stored with the order. */
        public Reason toReason() {
            return new Reason(reason.name(), detail, context);
        }
    }
}
