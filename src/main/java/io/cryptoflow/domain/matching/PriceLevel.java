package io.cryptoflow.domain.matching;

/**
 * The queue at one price of one side.
 *
 * <p>The gaps in the queue always sum up to what the market shows here, less what was taken of it.
 */
final class PriceLevel extends Place {
    final BookSide side;
    /** Rank of the price: a better price of the same side has a greater key. */
    long key;
    /** What the market shows here. */
    long shown;
    /** What orders took of it since the market showed it. */
    long taken;
    /** The number of the picture of the market that showed this level last. */
    long picture;

    PriceLevel(BookSide side) {
        this.side = side;
    }

    long price() {
        return Math.abs(key);
    }

    boolean hasOrders() {
        return behind != this;
    }

    boolean isEmpty() {
        return gap == 0 && behind == this;
    }

    /** Puts an order behind everything that is here. */
    void append(RestingOrder order) {
        order.level = this;
        order.gap = gap;
        gap = 0;
        order.before = before;
        order.behind = this;
        before.behind = order;
        before = order;
    }

    /** An incoming order takes {@code lots} of the market in front of the queue. */
    void takeMarket(long lots) {
        behind.gap -= lots;
        taken += lots;
    }

    /** The market itself trades {@code lots} away in front of {@code place}. */
    void consumeMarket(Place place, long lots) {
        place.gap -= lots;
        shown -= lots;
    }

    /** The market shows {@code lots} here, less than before: first what was taken is gone, then the back of the queue. */
    void shrinkTo(long lots) {
        long less = shown - lots;
        shown = lots;
        long gone = Math.min(taken, less);
        taken -= gone;
        less -= gone;
        for (Place place = this; less > 0; place = place.before) {
            long cut = Math.min(place.gap, less);
            place.gap -= cut;
            less -= cut;
        }
    }

    /** Puts all that the market has here in front of the first order. */
    void putMarketFirst() {
        if (hasOrders()) {
            for (Place place = behind; place != this; place = place.behind) {
                place.gap = 0;
            }
            gap = 0;
            behind.gap = shown - taken;
        }
    }
}
