package io.cryptoflow.domain.matching;

import java.util.Arrays;

/** What a market shows of one side at a moment: levels, each price once; filled again for every picture. */
public final class MarketDepth {
    private static final int FIRST_CAPACITY = 32;

    private long[] prices = new long[FIRST_CAPACITY];
    private long[] quantities = new long[FIRST_CAPACITY];
    private int size;

    /** Starts an empty picture. */
    public void clear() {
        size = 0;
    }

    /** Adds the next level, worse than those before. */
    public void add(long price, long quantity) {
        Limits.check("price", price);
        Limits.check("quantity", quantity);
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, 2 * size);
            quantities = Arrays.copyOf(quantities, 2 * size);
        }
        prices[size] = price;
        quantities[size] = quantity;
        size++;
    }

    int size() {
        return size;
    }

    long price(int level) {
        return prices[level];
    }

    long quantity(int level) {
        return quantities[level];
    }
}
