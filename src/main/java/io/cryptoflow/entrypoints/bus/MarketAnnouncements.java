package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Announces every print at once, and per flush only the latest book and ticker of each symbol that changed. */
final class MarketAnnouncements {
    private final MessageBus bus;
    private final LatestMarket market;
    private final Map<Symbol, MarketEvent.BookChanged> books = new LinkedHashMap<>();
    private final Set<Symbol> changed = new LinkedHashSet<>();
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
        changed.forEach(
                symbol -> market.ticker(symbol).ifPresent(ticker -> bus.publish(Addresses.TICKER_EVENTS, ticker)));
        changed.clear();
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
            return () -> books.remove(lost.symbol());
        }
    }
}
