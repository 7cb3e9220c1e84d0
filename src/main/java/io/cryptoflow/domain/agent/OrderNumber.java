package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.OrderId;

/**
 * The six digits by which people call an order. They follow from its id, so that they are the same in every conversation; two open
 * orders of an account may share one, rarely: then the number names neither.
 */
public record OrderNumber(String digits) {
    private static final long FIRST = 100_000;
    private static final long COUNT = 900_000;

    /** The number of the order with this id. */
    public static OrderNumber of(OrderId id) {
        long random = id.value().getLeastSignificantBits();
        return new OrderNumber(String.valueOf(FIRST + Long.remainderUnsigned(random, COUNT)));
    }

    @Override
    public String toString() {
        return digits;
    }
}
