package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.fixture.Await;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Follows a venue for a test, and keeps what the feed told. */
public final class LiveEvents implements AutoCloseable {
    /** Levels per side of the books that are told. */
    public static final int LEVELS = 50;

    private static final long BOUND_MILLIS = 20_000;
    private static final long LOOK_MILLIS = 10;

    private final VenueFeed feed;
    private final List<MarketEvent> events = new CopyOnWriteArrayList<>();

    private LiveEvents(VenueFeed feed) {
        this.feed = feed;
    }

    /** Starts to follow {@code symbols} of {@code venue}. */
    public static LiveEvents of(Vertx vertx, Venue venue, List<Symbol> symbols) {
        return of(vertx, venue, symbols, Duration.ofSeconds(10));
    }

    /** The same, with a silence that is over soon. */
    public static LiveEvents impatient(Vertx vertx, Venue venue, List<Symbol> symbols) {
        return of(vertx, venue, symbols, Duration.ofMillis(800));
    }

    private static LiveEvents of(Vertx vertx, Venue venue, List<Symbol> symbols, Duration silence) {
        VenueTimings timings = new VenueTimings(
                Duration.ofSeconds(5),
                silence,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(1),
                LEVELS);
        LiveEvents live =
                new LiveEvents(Await.await(VenueFeed.open(vertx, venue, symbols, timings, VenueMonitor.NONE)));
        Await.await(live.feed.start(live.events::add));
        return live;
    }

    /** Waits until {@code condition} holds; fails with what was told when that takes too long. */
    public void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMillis(BOUND_MILLIS).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("expected more than these: trades " + trades().size() + ", books "
                        + books().size() + ", lost " + lost());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** The trades so far. */
    public List<PublicTrade> trades() {
        return of(MarketEvent.TradePrinted.class).stream()
                .map(MarketEvent.TradePrinted::trade)
                .toList();
    }

    /** The books so far. */
    public List<OrderBook> books() {
        return of(MarketEvent.BookChanged.class).stream()
                .map(MarketEvent.BookChanged::book)
                .toList();
    }

    /** The latest book of {@code symbol}, unless it was lost since. */
    public Optional<OrderBook> book(Symbol symbol) {
        return events.stream()
                .filter(event -> event.symbol().equals(symbol))
                .filter(event -> !(event instanceof MarketEvent.TradePrinted))
                .reduce((earlier, later) -> later)
                .filter(MarketEvent.BookChanged.class::isInstance)
                .map(event -> ((MarketEvent.BookChanged) event).book());
    }

    /** The losses so far, each as symbol and reason. */
    public List<String> lost() {
        return of(MarketEvent.BookLost.class).stream()
                .map(lost -> lost.symbol() + ": " + lost.reason())
                .toList();
    }

    private <T extends MarketEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        Await.await(feed.stop());
    }
}
