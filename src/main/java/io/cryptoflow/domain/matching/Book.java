package io.cryptoflow.domain.matching;

import java.util.Arrays;

/** Both sides with everything that rests, and the steps that every change of it is made of. */
final class Book {
    private static final int FIRST_CAPACITY = 64;

    final BookSide bids = new BookSide(1);
    final BookSide asks = new BookSide(-1);
    final OrderIndex index = new OrderIndex(new RestingOrder(bids.level(0)));
    final MatchListener listener;
    private long lastTrade;
    private RestingOrder[] spare = new RestingOrder[FIRST_CAPACITY];
    private int spares;

    /** @param lastTrade the number after which trades are counted on */
    Book(MatchListener listener, long lastTrade) {
        this.listener = listener;
        this.lastTrade = lastTrade;
    }

    long nextTrade() {
        return ++lastTrade;
    }

    /** An order that is not in the book yet. */
    RestingOrder enter(long id, long account, long quantity, long leaves, boolean postOnly) {
        RestingOrder order = spares > 0 ? spare[--spares] : new RestingOrder(bids.level(0));
        order.id = id;
        order.account = account;
        order.quantity = quantity;
        order.leaves = leaves;
        order.postOnly = postOnly;
        index.add(order);
        return order;
    }

    /** A resting order trades. */
    void fill(RestingOrder maker, long trade, long quantity) {
        maker.leaves -= quantity;
        listener.made(maker.id, trade, maker.level.price(), quantity);
        if (maker.leaves == 0) {
            maker.leaveQueue();
            forget(maker);
        }
    }

    /** Takes a resting order out of its queue and of the book. */
    void remove(RestingOrder order) {
        order.leaveQueue();
        order.level.side.dropIfBare(order.level);
        forget(order);
    }

    /** Lets go of an order that stands in no queue any more. */
    void forget(RestingOrder order) {
        index.remove(order.id);
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, 2 * spares);
        }
        spare[spares++] = order;
    }
}
