package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A book derived from prints, for a tape that recorded no book: the last {@value #PRICES} distinct prices, each with the
 * quantity last printed at it. Prices above the last print are asks, below it bids; its own is on the side that its taker
 * traded against. Every level is thus a price that the tape printed, and the book is never crossed.
 */
final class PrintedBook {
    static final int PRICES = 40;

    private final Map<Price, BookLevel> oldestFirst = new LinkedHashMap<>(2 * PRICES, 0.75f, true);
    private final NavigableMap<Price, BookLevel> byPrice = new TreeMap<>();
    private long sequence;

    /** The book once {@code trade} has printed. */
    OrderBook after(PublicTrade trade) {
        BookLevel level = new BookLevel(trade.price(), trade.quantity());
        oldestFirst.put(trade.price(), level);
        byPrice.put(trade.price(), level);
        if (oldestFirst.size() > PRICES) {
            Price oldest = oldestFirst.keySet().iterator().next();
            oldestFirst.remove(oldest);
            byPrice.remove(oldest);
        }
        boolean isAsk = trade.takerSide() == Side.BUY;
        sequence++;
        return new OrderBook(
                trade.symbol(),
                sequence,
                List.copyOf(
                        byPrice.headMap(trade.price(), !isAsk).descendingMap().values()),
                List.copyOf(byPrice.tailMap(trade.price(), isAsk).values()),
                trade.occurredAt());
    }
}
