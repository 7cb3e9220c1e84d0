package io.cryptoflow.infrastructure.simulated;

import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated market run for so many updates of all symbols, without timers. */
final class Simulation {
    static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Simulation() {}

    static List<MarketEvent> run(long seed, int updates) {
        return run(Listing.all(), seed, updates);
    }

    static List<MarketEvent> run(List<Listing> listings, long seed, int updates) {
        SimulatedMarket market = new SimulatedMarket(listings, seed, INTERVAL);
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            market.update(0, 1, START.plus(INTERVAL.multipliedBy(i)), events::add);
        }
        return events;
    }

    static List<OrderBook> books(List<MarketEvent> events) {
        return events.stream()
                .filter(BookChanged.class::isInstance)
                .map(event -> ((BookChanged) event).book())
                .toList();
    }

    static List<PublicTrade> trades(List<MarketEvent> events) {
        return events.stream()
                .filter(TradePrinted.class::isInstance)
                .map(event -> ((TradePrinted) event).trade())
                .toList();
    }
}
