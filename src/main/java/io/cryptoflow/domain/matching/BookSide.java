package io.cryptoflow.domain.matching;

import java.util.Arrays;

/**
 * The levels of one side in a sorted array, the best one last: what happens near the best price moves little. The slots
 * beyond them hold levels for later use. Slot 0 holds the level that is worse than any price, and nothing rests there.
 */
final class BookSide {
    private static final int FIRST_CAPACITY = 64;

    private final int direction;
    private long[] keys = new long[FIRST_CAPACITY];
    private PriceLevel[] levels = new PriceLevel[FIRST_CAPACITY];
    private int size = 1;

    /** @param direction 1 where a higher price is better, -1 where a lower one is */
    BookSide(int direction) {
        this.direction = direction;
        fill(0);
        keys[0] = Long.MIN_VALUE;
        levels[0].key = Long.MIN_VALUE;
    }

    private void fill(int from) {
        for (int slot = from; slot < levels.length; slot++) {
            levels[slot] = new PriceLevel(this);
        }
    }

    long key(long price) {
        return direction * price;
    }

    /** The best level where anything is offered; without one, that of slot 0. */
    PriceLevel best() {
        int slot = size - 1;
        while (slot > 0 && levels[slot].isEmpty()) {
            slot--;
        }
        return levels[slot];
    }

    /** The best level stands at {@code count() - 1}, the worst at 1. */
    int count() {
        return size;
    }

    PriceLevel level(int slot) {
        return levels[slot];
    }

    /** The slot of the worst level that is at least as good as {@code key}. */
    int slotOf(long key) {
        int high = size;
        int low = size - 1;
        for (int step = 1; keys[low] >= key; step += step) {
            high = low;
            low = Math.max(0, low - step);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (keys[middle] >= key) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The level of this price, or the bare level of slot 0. */
    PriceLevel find(long price) {
        int slot = slotOf(key(price));
        return slot < size && keys[slot] == key(price) ? levels[slot] : levels[0];
    }

    /** The level of this price, made where there is none. */
    PriceLevel open(long price) {
        long key = key(price);
        int slot = slotOf(key);
        if (slot < size && keys[slot] == key) {
            return levels[slot];
        }
        if (size == levels.length) {
            grow();
        }
        PriceLevel spare = levels[size];
        System.arraycopy(keys, slot, keys, slot + 1, size - slot);
        System.arraycopy(levels, slot, levels, slot + 1, size - slot);
        keys[slot] = key;
        levels[slot] = spare;
        spare.key = key;
        size++;
        return spare;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        levels = Arrays.copyOf(levels, 2 * size);
        fill(size);
    }

    /** Takes the level out when nothing is there and the market shows nothing. */
    void dropIfBare(PriceLevel level) {
        if (level.isEmpty() && level.shown == 0) {
            int slot = slotOf(level.key);
            size--;
            System.arraycopy(keys, slot + 1, keys, slot, size - slot);
            System.arraycopy(levels, slot + 1, levels, slot, size - slot);
            levels[size] = level;
        }
    }
}
