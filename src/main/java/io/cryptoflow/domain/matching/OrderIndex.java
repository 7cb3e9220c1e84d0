package io.cryptoflow.domain.matching;

import java.util.Arrays;

/** Finds resting orders by their numbers: a hash table with open addressing, at most half full. */
final class OrderIndex {
    private static final int FIRST_CAPACITY = 1 << 10;
    /** 2^64 divided by the golden ratio spreads consecutive numbers evenly. */
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** Stands in every free slot. */
    private final RestingOrder none;

    private RestingOrder[] orders = new RestingOrder[FIRST_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
    private int size;

    OrderIndex(RestingOrder none) {
        this.none = none;
        Arrays.fill(orders, none);
    }

    int size() {
        return size;
    }

    /** The order of this number, or the one that stands for none. */
    RestingOrder find(long id) {
        return orders[slotOf(id)];
    }

    boolean isOrder(RestingOrder found) {
        return found != none;
    }

    private int slotOf(long id) {
        int slot = home(id);
        while (orders[slot] != none && orders[slot].id != id) {
            slot = next(slot);
        }
        return slot;
    }

    void add(RestingOrder order) {
        if (2 * ++size > orders.length) {
            grow();
        }
        orders[slotOf(order.id)] = order;
    }

    private void grow() {
        RestingOrder[] old = orders;
        orders = new RestingOrder[2 * old.length];
        Arrays.fill(orders, none);
        shift--;
        for (RestingOrder order : old) {
            if (order != none) {
                orders[slotOf(order.id)] = order;
            }
        }
    }

    /** Takes an order out and moves those behind it nearer to their homes, so that no search ends too early. */
    void remove(long id) {
        int free = slotOf(id);
        size--;
        for (int slot = next(free); orders[slot] != none; slot = next(slot)) {
            int home = home(orders[slot].id);
            if (((slot - home) & (orders.length - 1)) >= ((slot - free) & (orders.length - 1))) {
                orders[free] = orders[slot];
                free = slot;
            }
        }
        orders[free] = none;
    }

    private int home(long id) {
        return (int) ((id * GOLDEN) >>> shift);
    }

    private int next(int slot) {
        return (slot + 1) & (orders.length - 1);
    }
}
