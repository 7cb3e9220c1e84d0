package io.cryptoflow.domain.matching;

import java.util.Arrays;

/** What the market does to the book: the levels that it shows, and its own trades. */
final class MarketLiquidity {
    private final Book book;
    private final Shown bids;
    private final Shown asks;
    private long picture;

    MarketLiquidity(Book book) {
        this.book = book;
        this.bids = new Shown(book.bids);
        this.asks = new Shown(book.asks);
    }

    /** What shrinks goes first, so that what is added never meets what is no longer there. */
    void show(MarketDepth bidDepth, MarketDepth askDepth) {
        picture++;
        bids.withdraw(bidDepth);
        asks.withdraw(askDepth);
        bids.add(bidDepth, book.asks);
        asks.add(askDepth, book.bids);
    }

    boolean isUntouched() {
        return bids.isUntouched() && asks.isUntouched();
    }

    /** What trades beyond an order's price fills it; what trades at its price eats the queue before it first. */
    long print(BookSide side, long price, long quantity) {
        long left = quantity;
        long key = side.key(price);
        for (int slot = side.count() - 1; left > 0 && side.level(slot).key >= key && slot > 0; slot--) {
            PriceLevel level = side.level(slot);
            while (left > 0 && level.hasOrders()) {
                RestingOrder order = (RestingOrder) level.behind;
                long ahead = level.key > key ? order.gap : Math.min(order.gap, left);
                level.consumeMarket(order, ahead);
                left -= level.key > key ? 0 : ahead;
                left -= fill(order, left);
            }
            side.dropIfBare(level);
        }
        return left;
    }

    private long fill(RestingOrder order, long available) {
        long quantity = Math.min(order.leaves, available);
        if (quantity > 0) {
            book.fill(order, book.nextTrade(), quantity);
        }
        return quantity;
    }

    /** The levels of one side that the market showed last. */
    private final class Shown {
        private final BookSide side;
        private PriceLevel[] levels = new PriceLevel[0];
        private int count;

        Shown(BookSide side) {
            this.side = side;
        }

        boolean isUntouched() {
            for (int i = 0; i < count; i++) {
                if (levels[i].taken > 0) {
                    return false;
                }
            }
            return true;
        }

        void withdraw(MarketDepth depth) {
            for (int i = 0; i < depth.size(); i++) {
                PriceLevel level = side.find(depth.price(i));
                level.picture = picture;
                if (level.shown > depth.quantity(i)) {
                    level.shrinkTo(depth.quantity(i));
                }
            }
            for (int i = 0; i < count; i++) {
                if (levels[i].picture != picture && levels[i].shown > 0) {
                    levels[i].shrinkTo(0);
                    side.dropIfBare(levels[i]);
                }
            }
        }

        void add(MarketDepth depth, BookSide against) {
            count = depth.size();
            if (count > levels.length) {
                levels = Arrays.copyOf(levels, 2 * count);
            }
            for (int i = 0; i < count; i++) {
                PriceLevel level = side.open(depth.price(i));
                level.picture = picture;
                long more = depth.quantity(i) - level.shown;
                level.shown += more;
                long given = fillCrossing(against, against.key(level.price()), more);
                level.taken += given;
                level.gap += more - given;
                levels[i] = level;
            }
        }

        /** Orders at this price or a better one are the makers, up to what the market brought. */
        private long fillCrossing(BookSide makers, long key, long available) {
            long left = available;
            for (PriceLevel level = makers.best(); left > 0 && level.key >= key; level = makers.best()) {
                left -= fill((RestingOrder) level.behind, left);
                makers.dropIfBare(level);
            }
            return available - left;
        }
    }
}
