package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Ticker;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Announces every print and every lost book at once, and per flush only the latest book and ticker of each symbol that
 * changed. A symbol that fell silent has changed too: its ticker became stale, and its book may not be used.
 */
final class MarketAnnouncements {
    private final MessageBus bus;
    private final LatestMarket market;
    private final Map<Symbol, MarketEvent.BookChanged> books = new LinkedHashMap<>();
    private final Set<Symbol> changed = new LinkedHashSet<>();
    private final Set<Symbol> fresh = new LinkedHashSet<>();
    private final Sorter sorter = new Sorter();

    MarketAnnouncements(MessageBus bus, LatestMarket market) {
        this.bus = bus;
        this.market = market;
    }

    /** Takes in an event that the latest market has seen already. */
    void take(MarketEvent event) {
        changed.add(event.symbol());
        event.accept(sorter).run();
    }

    /** Announces what changed since the last flush. */
    void flush() {
        books.values().forEach(book -> bus.publish(Addresses.BOOK_EVENTS, book));
        books.clear();
        List.copyOf(fresh).forEach(this::watchAge);
        changed.forEach(symbol -> market.ticker(symbol).ifPresent(this::announce));
        changed.clear();
    }

    private void watchAge(Symbol symbol) {
        if (market.ticker(symbol).filter(Ticker::stale).isPresent()) {
            fresh.remove(symbol);
            changed.add(symbol);
            bus.publish(Addresses.BOOK_LOST_EVENTS, new MarketEvent.BookLost(symbol, "nothing came for too long"));
        }
    }

    private void announce(Ticker ticker) {
        if (!ticker.stale()) {
            fresh.add(ticker.symbol());
        }
        bus.publish(Addresses.TICKER_EVENTS, ticker);
    }

    private final class Sorter implements MarketEvent.Visitor<Runnable> {
        @Override
        public Runnable tradePrinted(PublicTrade trade) {
            return () -> bus.publish(Addresses.TRADE_EVENTS, new MarketEvent.TradePrinted(trade));
        }

        @Override
        public Runnable bookChanged(OrderBook book) {
            return () -> books.put(book.symbol(), new MarketEvent.BookChanged(book));
        }

        @Override
        public Runnable bookLost(MarketEvent.BookLost lost) {
            return () -> {
                books.remove(lost.symbol());
                fresh.remove(lost.symbol());
                bus.publish(Addresses.BOOK_LOST_EVENTS, lost);
            };
        }
    }
}
