package io.cryptoflow.domain.order;

import java.util.UUID;

/** Our identifier of an order: a time-ordered UUID (version 7), so that newer orders sort behind older ones. */
public record OrderId(UUID value) implements Comparable<OrderId> {
    private static final int LENGTH = 36;
    private static final int MILLIS_SHIFT = 16;
    private static final int COUNTED_BITS = 4;
    private static final long COUNTED = (1 << COUNTED_BITS) - 1;

    /** Reads the canonical UUID notation; {@link IllegalArgumentException} says what was expected. */
    public static OrderId of(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("expected an order id, a UUID of 36 characters");
        }
        try {
            return new OrderId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("expected an order id, a UUID of 36 characters", malformed);
        }
    }

    @Override
    public int compareTo(OrderId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    /**
     * Of the millisecond and the last bits of what counts within it: ids of about the same time are neighbours in a hash table,
     * so that new orders go to few cache lines, and a garbage collector finds few places where an old table holds a new order.
     */
    @Override
    public int hashCode() {
        long high = value.getMostSignificantBits();
        return (int) (((high >>> MILLIS_SHIFT) << COUNTED_BITS) | (high & COUNTED));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
