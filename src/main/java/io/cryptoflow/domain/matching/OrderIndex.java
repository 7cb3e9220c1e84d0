package io.cryptoflow.domain.matching;

/** Finds resting orders by their numbers: a hash table with open addressing, at most half full. */
final class OrderIndex {
    private static final int FIRST_CAPACITY = 1 << 10;
    /** 2^64 divided by the golden ratio spreads consecutive numbers evenly. */
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** Zero where a slot is free. */
    private long[] ids = new long[FIRST_CAPACITY];

    private RestingOrder[] orders = new RestingOrder[FIRST_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
    private int size;

    int size() {
        return size;
    }

    /** The slot of an order, or one whose {@link #isAt} is false. */
    int slotOf(long id) {
        int slot = home(id);
        while (ids[slot] != id && ids[slot] != 0) {
            slot = next(slot);
        }
        return slot;
    }

    boolean isAt(int slot) {
        return ids[slot] != 0;
    }

    RestingOrder at(int slot) {
        return orders[slot];
    }

    void add(RestingOrder order) {
        if (2 * ++size > ids.length) {
            grow();
        }
        put(order.id, order);
    }

    private void put(long id, RestingOrder order) {
        int slot = slotOf(id);
        ids[slot] = id;
        orders[slot] = order;
    }

    private void grow() {
        long[] oldIds = ids;
        RestingOrder[] oldOrders = orders;
        ids = new long[2 * oldIds.length];
        orders = new RestingOrder[2 * oldIds.length];
        shift--;
        for (int slot = 0; slot < oldIds.length; slot++) {
            if (oldIds[slot] != 0) {
                put(oldIds[slot], oldOrders[slot]);
            }
        }
    }

    /** Takes an order out and moves those behind it nearer to their homes, so that no search ends too early. */
    void remove(long id) {
        int free = slotOf(id);
        size--;
        for (int slot = next(free); ids[slot] != 0; slot = next(slot)) {
            int home = home(ids[slot]);
            if (((slot - home) & (ids.length - 1)) >= ((slot - free) & (ids.length - 1))) {
                ids[free] = ids[slot];
                orders[free] = orders[slot];
                free = slot;
            }
        }
        ids[free] = 0;
    }

    private int home(long id) {
        return (int) ((id * GOLDEN) >>> shift);
    }

    private int next(int slot) {
        return (slot + 1) & (ids.length - 1);
    }
}
