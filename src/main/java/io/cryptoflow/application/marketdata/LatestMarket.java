package io.cryptoflow.application.marketdata;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.MarketView;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The last book and prints of each symbol, with their age. One context writes, any thread reads immutable snapshots. */
public final class LatestMarket implements MarketView, InstrumentCatalog {
    private static final int TRADES_KEPT = 200;

    private final MarketSource source;
    private final Map<Symbol, Instrument> instruments = new TreeMap<>();
    private final Map<Symbol, Snapshot> latest = new ConcurrentHashMap<>();
    private final Duration staleAfter;
    private final InstantSource clock;

    /** What is known of one symbol; {@code trades} newest first. */
    public record Snapshot(
            Optional<OrderBook> book, List<PublicTrade> trades, Instant occurredAt, Instant receivedAt) {}

    /** @param staleAfter age from which a symbol's prices are not used for orders */
    public LatestMarket(MarketSource source, List<Instrument> listed, Duration staleAfter, InstantSource clock) {
        this.source = source;
        listed.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    /** Takes in what the feed tells. */
    public void apply(MarketEvent event) {
        Snapshot before = latest.get(event.symbol());
        latest.put(event.symbol(), event.accept(new Update(Optional.ofNullable(before), clock.instant())));
    }

    /** Where the prices come from. */
    public MarketSource source() {
        return source;
    }

    /** When anything last arrived, of any symbol. */
    public Optional<Instant> lastReceivedAt() {
        return latest.values().stream().map(Snapshot::receivedAt).max(Instant::compareTo);
    }

    /** Whether anything arrived within the stale limit: the feed lives. */
    public boolean isAlive() {
        return lastReceivedAt().map(at -> !isStale(age(at))).orElse(false);
    }

    /** What is known of {@code symbol}, if anything was ever seen. */
    public Optional<Snapshot> snapshot(Symbol symbol) {
        return Optional.ofNullable(latest.get(symbol));
    }

    /** The market of {@code symbol} in one line, if anything was ever seen. */
    public Optional<Ticker> ticker(Symbol symbol) {
        return snapshot(symbol)
                .map(seen -> new Ticker(
                        symbol,
                        seen.book().flatMap(OrderBook::bestBid),
                        seen.book().flatMap(OrderBook::bestAsk),
                        seen.trades().stream().findFirst().map(PublicTrade::price),
                        source,
                        seen.occurredAt(),
                        seen.receivedAt(),
                        age(seen.receivedAt()),
                        isStale(age(seen.receivedAt()))));
    }

    @Override
    public Optional<OrderBook> freshBook(Symbol symbol) {
        return snapshot(symbol).filter(seen -> !isStale(age(seen.receivedAt()))).flatMap(Snapshot::book);
    }

    @Override
    public Optional<Instrument> find(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    @Override
    public List<Instrument> all() {
        return List.copyOf(instruments.values());
    }

    private Duration age(Instant receivedAt) {
        Duration age = Duration.between(receivedAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private boolean isStale(Duration age) {
        return age.compareTo(staleAfter) > 0;
    }

    private record Update(Optional<Snapshot> before, Instant now) implements MarketEvent.Visitor<Snapshot> {
        @Override
        public Snapshot tradePrinted(PublicTrade trade) {
            List<PublicTrade> known = before.map(Snapshot::trades).orElse(List.of());
            List<PublicTrade> trades = Stream.concat(
                            Stream.of(trade), known.stream().limit(TRADES_KEPT - 1L))
                    .toList();
            return new Snapshot(before.flatMap(Snapshot::book), trades, trade.occurredAt(), now);
        }

        @Override
        public Snapshot bookChanged(OrderBook book) {
            List<PublicTrade> trades = before.map(Snapshot::trades).orElse(List.of());
            return new Snapshot(Optional.of(book), trades, book.occurredAt(), now);
        }
    }
}
