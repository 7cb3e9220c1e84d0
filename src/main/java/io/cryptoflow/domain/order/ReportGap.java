package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Quantity;

/** A fill came before the one it follows; the venue must be asked for all of the order's reports. */
public final class ReportGap extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ReportGap(Order order, Quantity reported) {
        super("order " + order.id() + " has filled " + order.cumulativeQuantity() + ", the report speaks of "
                + reported);
    }
}
