package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What became of one action of a confirmed ticket.
 *
 * @param orders the orders that were placed, canceled or changed
 * @param refused why it had no effect
 */
public record LineResult(List<OrderId> orders, Optional<Reason> refused) {
    /** Keeps its own copy. */
    public LineResult {
        orders = List.copyOf(orders);
    }
}
