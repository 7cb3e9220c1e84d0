package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * {@code market_feed_age_seconds}, not a number before the first event, {@code market_source} by kind and name, and {@code market_events_total} by kind
 * ({@code trade}, {@code book}, {@code book-lost}); counts the events it is handed.
 */
public final class MarketMetrics implements Consumer<MarketEvent>, MarketEvent.Visitor<Counter> {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Counter trades;
    private final Counter books;
    private final Counter lostBooks;

    public MarketMetrics(MeterRegistry registry, LatestMarket market) {
        Gauge.builder("market.feed.age", market, MarketMetrics::feedAgeSeconds)
                .description("Time since anything arrived from the market feed")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("market.source", () -> 1)
                .description("Where prices come from, always 1")
                .tag("kind", market.source().kind().text())
                .tag("name", market.source().name())
                .register(registry);
        trades = counter(registry, "trade");
        books = counter(registry, "book");
        lostBooks = counter(registry, "book-lost");
    }

    private static Counter counter(MeterRegistry registry, String kind) {
        return Counter.builder("market.events")
                .description("Events that the market feed told")
                .tag("kind", kind)
                .register(registry);
    }

    private static double feedAgeSeconds(LatestMarket market) {
        return market.feedAge()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS_PER_SECOND)
                .orElse(Double.NaN);
    }

    @Override
    public void accept(MarketEvent event) {
        event.accept(this).increment();
    }

    @Override
    public Counter tradePrinted(PublicTrade trade) {
        return trades;
    }

    @Override
    public Counter bookChanged(OrderBook book) {
        return books;
    }

    @Override
    public Counter bookLost(MarketEvent.BookLost lost) {
        return lostBooks;
    }
}
