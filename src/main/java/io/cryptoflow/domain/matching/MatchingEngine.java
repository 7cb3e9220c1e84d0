package io.cryptoflow.domain.matching;

import io.cryptoflow.domain.value.Side;
import java.util.OptionalLong;

/**
 * Matches orders of one instrument with each other and with what a market shows: best price first, then oldest, always at
 * the price of the one that rested. The same calls have the same results. For one thread.
 *
 * <p>Prices are in ticks, quantities in lots, each from 1 to {@link Limits#GREATEST}, or {@link IllegalArgumentException};
 * orders and accounts are named by numbers above 0.
 */
public final class MatchingEngine {
    private final SelfTradePrevention selfTradePrevention;
    private final Book book;
    private final MatchListener listener;
    private final MarketLiquidity market;
    private final Incoming taker = new Incoming();

    /** @param lastTrade the trade number to count on from; 0 at first */
    public MatchingEngine(SelfTradePrevention selfTradePrevention, MatchListener listener, long lastTrade) {
        this.selfTradePrevention = selfTradePrevention;
        this.listener = listener;
        this.book = new Book(listener, lastTrade);
        this.market = new MarketLiquidity(book);
    }

    /** A limit order; a market order is one with its worst price that does not rest. No order of this number may rest. */
    public void add(long order, long account, Side side, long price, long quantity, Handling handling) {
        Limits.check("price", price);
        Limits.check("quantity", quantity);
        Limits.check("order", order);
        if (book.index.isOrder(book.index.find(order))) {
            throw new IllegalArgumentException("expected a new order, was " + order);
        }
        BookSide against = against(side);
        long worst = against.key(price);
        if (handling == Handling.POST_ONLY && against.best().key >= worst) {
            listener.rejected(order, Refusal.WOULD_MATCH);
            return;
        }
        listener.accepted(order);
        taker.want(order, account, quantity);
        if (handling != Handling.FOK || offers(against, worst)) {
            match(against, worst);
        }
        if (taker.done) {
            return;
        }
        if (handling == Handling.IOC || handling == Handling.FOK || taker.selfTrade) {
            expireTaker();
        } else {
            boolean postOnly = handling == Handling.POST_ONLY;
            side(side).open(price).append(book.enter(order, account, quantity, taker.leaves, postOnly));
        }
    }

    /** A buy that spends at most {@code budget}, in ticks x lots; what cannot be spent at once expires. */
    public void spend(long order, long account, long worstPrice, long budget) {
        Limits.check("price", worstPrice);
        Limits.check("budget", budget);
        listener.accepted(order);
        taker.spend(order, account, budget);
        match(book.asks, book.asks.key(worstPrice));
        if (!taker.done) {
            expireTaker();
        }
    }

    private void expireTaker() {
        listener.expired(taker.id, taker.selfTrade ? Expiry.SELF_TRADE : Expiry.NOT_OFFERED);
    }

    /** Puts an order into the book that rested before, without matching: behind what is there, told to nobody. */
    public void restore(long order, long account, Side side, long price, long quantity, long leaves, boolean postOnly) {
        side(side).open(price).append(book.enter(order, account, quantity, leaves, postOnly));
    }

    /** Takes an order out; answers whether it rested. */
    public boolean cancel(long order) {
        RestingOrder resting = book.index.find(order);
        if (!book.index.isOrder(resting)) {
            return false;
        }
        book.remove(resting);
        listener.canceled(order);
        return true;
    }

    /**
     * Gives a resting order another quantity, which counts what is filled already, and another price. With no more quantity
     * and the same price it keeps its place; else it comes in anew, behind the others, and may match.
     */
    public void amend(long order, long quantity, long price) {
        Limits.check("price", price);
        Limits.check("quantity", quantity);
        RestingOrder resting = book.index.find(order);
        if (book.index.isOrder(resting)) {
            amend(resting, quantity, price);
        } else {
            listener.amendRejected(order, Refusal.UNKNOWN);
        }
    }

    private void amend(RestingOrder order, long quantity, long price) {
        BookSide own = order.level.side;
        BookSide against = own == book.bids ? book.asks : book.bids;
        boolean samePrice = order.level.price() == price;
        if (quantity <= order.filled()) {
            listener.amendRejected(order.id, Refusal.ALREADY_FILLED);
        } else if (order.postOnly && !samePrice && against.best().key >= against.key(price)) {
            listener.amendRejected(order.id, Refusal.WOULD_MATCH);
        } else {
            boolean keepsPlace = samePrice && quantity <= order.quantity;
            order.leaves = quantity - order.filled();
            order.quantity = quantity;
            listener.amended(order.id, quantity, price);
            if (!keepsPlace) {
                comeInAnew(order, price, own, against);
            }
        }
    }

    private void comeInAnew(RestingOrder order, long price, BookSide own, BookSide against) {
        order.leaveQueue();
        own.dropIfBare(order.level);
        taker.want(order.id, order.account, order.leaves);
        match(against, against.key(price));
        if (taker.done || taker.selfTrade) {
            book.forget(order);
            if (!taker.done) {
                expireTaker();
            }
        } else {
            order.leaves = taker.leaves;
            own.open(price).append(order);
        }
    }

    private void match(BookSide against, long worst) {
        for (PriceLevel level = against.best(); taker.isHungry() && level.key >= worst; level = against.best()) {
            long wanted = taker.wantedAt(level.price());
            if (wanted == 0) {
                return;
            }
            Place first = level.behind;
            if (first.gap > 0) {
                long quantity = Math.min(wanted, first.gap);
                level.takeMarket(quantity);
                take(book.nextTrade(), level.price(), quantity);
            } else {
                meet((RestingOrder) first, wanted);
            }
            against.dropIfBare(level);
        }
    }

    private void meet(RestingOrder maker, long wanted) {
        if (maker.account == taker.account) {
            taker.selfTrade = selfTradePrevention != SelfTradePrevention.EXPIRE_MAKER;
            if (selfTradePrevention != SelfTradePrevention.EXPIRE_TAKER) {
                long id = maker.id;
                maker.leaveQueue();
                book.forget(maker);
                listener.expired(id, Expiry.SELF_TRADE);
            }
        } else {
            long quantity = Math.min(wanted, maker.leaves);
            long price = maker.level.price();
            long trade = book.nextTrade();
            book.fill(maker, trade, quantity);
            take(trade, price, quantity);
        }
    }

    private void take(long trade, long price, long quantity) {
        taker.take(price, quantity);
        listener.took(taker.id, trade, price, quantity);
    }

    /** Whether the incoming order would fill whole. */
    private boolean offers(BookSide against, long worst) {
        long missing = taker.leaves;
        for (int slot = against.count() - 1; missing > 0 && against.level(slot).key >= worst; slot--) {
            PriceLevel level = against.level(slot);
            for (Place place = level.behind; place != level; place = place.behind) {
                RestingOrder order = (RestingOrder) place;
                missing -= Math.min(missing, order.gap);
                if (order.account != taker.account) {
                    missing -= Math.min(missing, order.leaves);
                } else if (selfTradePrevention != SelfTradePrevention.EXPIRE_MAKER) {
                    return missing == 0;
                }
            }
            missing -= Math.min(missing, level.gap);
        }
        return missing == 0;
    }

    /** The market shows its book anew; its bids are below its asks. */
    public void show(MarketDepth bids, MarketDepth asks) {
        market.show(bids, asks);
    }

    /** Somebody traded on the market. */
    public void print(long price, long quantity) {
        Limits.check("price", price);
        Limits.check("quantity", quantity);
        market.print(book.asks, price, market.print(book.bids, price, quantity));
    }

    /** Puts all orders behind what the market shows at their prices: nobody knows where they stood before a restart. */
    public void queueBehindMarket() {
        putMarketFirst(book.bids);
        putMarketFirst(book.asks);
    }

    private static void putMarketFirst(BookSide side) {
        for (int slot = side.count() - 1; slot > 0; slot--) {
            side.level(slot).putMarketFirst();
        }
    }

    /** The best price that a side offers, orders and market together. */
    public OptionalLong best(Side side) {
        PriceLevel level = side(side).best();
        return level.key == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(level.price());
    }

    /** How many orders rest. */
    public int restingOrders() {
        return book.index.size();
    }

    /** Whether no order rests and none took of the market: then only the last picture of the market counts. */
    public boolean isUntouched() {
        return book.index.size() == 0 && market.isUntouched();
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? book.bids : book.asks;
    }

    private BookSide against(Side side) {
        return side == Side.BUY ? book.asks : book.bids;
    }
}
