package io.cryptoflow.bench;

import io.cryptoflow.domain.matching.Handling;
import io.cryptoflow.domain.matching.MatchingEngine;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.value.Side;
import java.util.Random;

/**
 * Seeded commands of a market around which about {@code resting} orders rest: of a hundred, some 45 orders come to rest, 15
 * trade (a third of them IOC), 30 are canceled, 5 get less quantity and 5 another price. Prices gather near the middle,
 * which wanders. Every order has an account of its own, so that none is kept from trading.
 */
public final class MatchingStream {
    static final byte ADD = 0;
    static final byte IOC = 1;
    static final byte CANCEL = 2;
    static final byte REDUCE = 3;
    static final byte MOVE = 4;

    private static final int SPREAD_OF_PRICES = 300;
    private static final int LARGEST_QUANTITY = 1_000;
    private static final long FIRST_MIDDLE = 1_000_000;

    final byte[] kinds;
    final boolean[] buys;
    final long[] orders;
    final long[] prices;
    /** Of the order; of a reduction what is taken off. */
    final long[] quantities;
    /** What a reduced order has after it, what is filled included. */
    final long[] totals;
    /** Commands at the beginning that only fill the book. */
    final int prefill;

    private final Random random;
    private final LiveOrders live = new LiveOrders();
    private final MatchingEngine engine = new MatchingEngine(SelfTradePrevention.EXPIRE_TAKER, live, 0);
    private final int resting;
    private long middle = FIRST_MIDDLE;
    private long lastOrder;
    private int length;

    MatchingStream(long seed, int resting, int commands) {
        this.random = new Random(seed);
        this.resting = resting;
        this.prefill = resting;
        int all = resting + commands;
        kinds = new byte[all];
        buys = new boolean[all];
        orders = new long[all];
        prices = new long[all];
        quantities = new long[all];
        totals = new long[all];
        while (length < all) {
            next();
        }
    }

    private void next() {
        middle += random.nextInt(3) - 1;
        int dice = length < prefill ? 0 : random.nextInt(100);
        // Orders that traded away are replaced, orders too many are canceled.
        int passive = live.count > resting ? 30 : 60;
        if (dice < passive) {
            add(ADD, passivePrice(random.nextBoolean()));
        } else if (dice < 75) {
            boolean buy = random.nextBoolean();
            buys[length] = buy;
            add(dice < 70 ? ADD : IOC, middle + (buy ? 1 : -1) * (long) random.nextInt(5));
        } else if (live.count > 0) {
            change(dice < 90 ? CANCEL : dice < 95 ? REDUCE : MOVE, live.any(random));
        }
    }

    private long passivePrice(boolean buy) {
        buys[length] = buy;
        long distance = 1 + (long) Math.abs(random.nextGaussian() * SPREAD_OF_PRICES);
        return buy ? middle - distance : middle + distance;
    }

    private void add(byte kind, long price) {
        long order = ++lastOrder;
        long quantity = 1L + random.nextInt(LARGEST_QUANTITY);
        Side side = buys[length] ? Side.BUY : Side.SELL;
        if (kind == ADD) {
            live.begin(order, quantity, buys[length]);
        }
        engine.add(order, order, side, price, quantity, kind == ADD ? Handling.GTC : Handling.IOC);
        record(kind, order, price, quantity, quantity);
    }

    private void change(byte kind, long order) {
        LiveOrders.Order known = live.find(order);
        if (kind == CANCEL) {
            engine.cancel(order);
            record(CANCEL, order, 0, 0, 0);
        } else if (kind == REDUCE && known.leaves > 1) {
            long less = 1 + (long) (random.nextDouble() * (known.leaves - 1));
            engine.amend(order, known.quantity - less, known.price);
            record(REDUCE, order, known.price, less, known.quantity);
        } else if (kind == MOVE) {
            long price = passivePrice(known.buy);
            engine.amend(order, known.quantity, price);
            record(MOVE, order, price, 0, known.quantity);
        }
    }

    private void record(byte kind, long order, long price, long quantity, long total) {
        kinds[length] = kind;
        orders[length] = order;
        prices[length] = price;
        quantities[length] = quantity;
        totals[length] = total;
        if (kind == ADD) {
            live.priced(order, price);
        }
        length++;
    }

    int length() {
        return length;
    }
}
