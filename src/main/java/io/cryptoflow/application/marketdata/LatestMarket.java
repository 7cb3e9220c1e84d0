package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.MarketView;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last book and prints of each symbol, with their age. One context writes, any thread reads immutable snapshots.
 *
 * <p>Orders are priced with books, so a book that stood still too long is stale even where prints go on.
 */
public final class LatestMarket implements MarketView, InstrumentCatalog {
    private final MarketSource source;
    private final Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Symbol, Snapshot> latest = new ConcurrentHashMap<>();
    private final Duration staleAfter;
    private final InstantSource clock;

    /** A book, and when it arrived here. */
    public record ReceivedBook(OrderBook book, Instant receivedAt) {}

    /**
     * What is known of one symbol; {@code occurredAt} and {@code receivedAt} are those of its latest event.
     *
     * @param bookLost whether the source lost the thread of the book, and found none since
     */
    public record Snapshot(
            Optional<ReceivedBook> book,
            RecentTrades trades,
            Instant occurredAt,
            Instant receivedAt,
            boolean bookLost) {}

    /** @param staleAfter age beyond which a symbol's prices are not used for orders */
    public LatestMarket(MarketSource source, List<Instrument> listed, Duration staleAfter, InstantSource clock) {
        this.source = source;
        listed.stream()
                .sorted(Comparator.comparing(Instrument::symbol))
                .forEach(instrument -> instruments.put(instrument.symbol(), instrument));
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    /** Takes in what the feed tells. */
    public void apply(MarketEvent event) {
        Optional<Snapshot> before = snapshot(event.symbol());
        latest.put(event.symbol(), event.accept(new Update(before, clock.instant())));
    }

    /** Where the prices come from. */
    public MarketSource source() {
        return source;
    }

    /** When anything last arrived, of any symbol. */
    public Optional<Instant> lastReceivedAt() {
        return latest.values().stream().map(Snapshot::receivedAt).max(Instant::compareTo);
    }

    /** Time since anything last arrived, of any symbol. */
    public Optional<Duration> feedAge() {
        return lastReceivedAt().map(this::age);
    }

    /** Whether anything arrived within the stale limit: the feed lives. */
    public boolean isAlive() {
        return feedAge().map(age -> !isStale(age)).orElse(false);
    }

    /** What is known of {@code symbol}, if anything was ever seen. */
    public Optional<Snapshot> snapshot(Symbol symbol) {
        return Optional.ofNullable(latest.get(symbol));
    }

    /** The market of {@code symbol} in one line, if anything was ever seen. */
    public Optional<Ticker> ticker(Symbol symbol) {
        return snapshot(symbol).map(seen -> ticker(symbol, seen));
    }

    private Ticker ticker(Symbol symbol, Snapshot seen) {
        Optional<OrderBook> book = seen.book().map(ReceivedBook::book);
        Instant pricedAt = seen.book().map(ReceivedBook::receivedAt).orElse(seen.receivedAt());
        return new Ticker(
                symbol,
                book.flatMap(OrderBook::bestBid),
                book.flatMap(OrderBook::bestAsk),
                seen.trades().newest().map(PublicTrade::price),
                source,
                seen.occurredAt(),
                seen.receivedAt(),
                age(seen.receivedAt()),
                seen.bookLost() || isStale(age(pricedAt)));
    }

    /** The market of one symbol as the source itself answered when it was asked. */
    Ticker ticker(Quote quote) {
        Duration age = age(quote.receivedAt());
        return new Ticker(
                quote.symbol(),
                quote.bestBid(),
                quote.bestAsk(),
                quote.lastPrice(),
                source,
                quote.receivedAt(),
                quote.receivedAt(),
                age,
                isStale(age));
    }

    @Override
    public Optional<OrderBook> freshBook(Symbol symbol) {
        return snapshot(symbol)
                .flatMap(Snapshot::book)
                .filter(received -> !isStale(age(received.receivedAt())))
                .map(ReceivedBook::book);
    }

    @Override
    public Optional<Price> freshLastPrice(Symbol symbol) {
        return snapshot(symbol)
                .filter(seen -> !isStale(age(seen.receivedAt())))
                .flatMap(seen -> seen.trades().newest())
                .map(PublicTrade::price);
    }

    @Override
    public Optional<Instrument> find(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    @Override
    public List<Instrument> all() {
        return List.copyOf(instruments.values());
    }

    Duration age(Instant receivedAt) {
        Duration age = Duration.between(receivedAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    boolean isStale(Duration age) {
        return age.compareTo(staleAfter) > 0;
    }

    private record Update(Optional<Snapshot> before, Instant now) implements MarketEvent.Visitor<Snapshot> {
        @Override
        public Snapshot tradePrinted(PublicTrade trade) {
            boolean lost = before.map(Snapshot::bookLost).orElse(false);
            return new Snapshot(before.flatMap(Snapshot::book), trades().with(trade), trade.occurredAt(), now, lost);
        }

        @Override
        public Snapshot bookChanged(OrderBook book) {
            return new Snapshot(Optional.of(new ReceivedBook(book, now)), trades(), book.occurredAt(), now, false);
        }

        @Override
        public Snapshot bookLost(MarketEvent.BookLost lost) {
            return new Snapshot(
                    Optional.empty(), trades(), before.map(Snapshot::occurredAt).orElse(now), now, true);
        }

        private RecentTrades trades() {
            return before.map(Snapshot::trades).orElse(RecentTrades.NONE);
        }
    }
}
