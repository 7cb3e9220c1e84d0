package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The levels of both sides at one moment, best first; immutable.
 *
 * @param sequence rises with every change of this symbol's book, as the source counts
 */
public record OrderBook(Symbol symbol, long sequence, List<BookLevel> bids, List<BookLevel> asks, Instant occurredAt) {
    /** Refuses a crossed or unsorted book with {@link IllegalArgumentException}: corrupt data is worse than none. */
    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        for (int i = 1; i < bids.size(); i++) {
            require(bids.get(i).price().isBelow(bids.get(i - 1).price()), "bids falling", symbol);
        }
        for (int i = 1; i < asks.size(); i++) {
            require(asks.get(i).price().isAbove(asks.get(i - 1).price()), "asks rising", symbol);
        }
        boolean oneSided = bids.isEmpty() || asks.isEmpty();
        require(
                oneSided || bids.get(0).price().isBelow(asks.get(0).price()),
                "the best bid below the best ask",
                symbol);
    }

    /** Highest price that somebody pays. */
    public Optional<BookLevel> bestBid() {
        return bids.stream().findFirst();
    }

    /** Lowest price that somebody asks. */
    public Optional<BookLevel> bestAsk() {
        return asks.stream().findFirst();
    }

    /** The levels that a taker of {@code side} trades against: asks for a buyer, bids for a seller. */
    public List<BookLevel> against(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** Best price for a taker of {@code side}. */
    public Optional<Price> bestPriceFor(Side side) {
        return against(side).stream().findFirst().map(BookLevel::price);
    }

    private static void require(boolean condition, String expected, Symbol symbol) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + expected + " in the book of " + symbol);
        }
    }
}
