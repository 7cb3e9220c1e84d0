package io.cryptoflow.infrastructure.quotes;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The quotes received a short time ago, a bounded number of them. Any thread. */
final class RecentQuotes {
    private final Duration keptFor;
    private final int capacity;
    private final InstantSource clock;
    private final Map<Symbol, Kept> oldestFirst = new LinkedHashMap<>();

    /** A quote, when it is time to fetch the next one, and when it is too old. */
    record Kept(Quote quote, Instant refreshAt, Instant until) {}

    RecentQuotes(Duration keptFor, int capacity, InstantSource clock) {
        this.keptFor = keptFor;
        this.capacity = capacity;
        this.clock = clock;
    }

    /** The quote, unless it is too old by now. */
    synchronized Optional<Kept> find(Symbol symbol) {
        return Optional.ofNullable(oldestFirst.get(symbol))
                .filter(kept -> clock.instant().isBefore(kept.until()));
    }

    boolean isToBeRefreshed(Kept kept) {
        return !clock.instant().isBefore(kept.refreshAt());
    }

    /** Keeps the quote as long as it may be kept since it was received, by whichever process. */
    synchronized void keep(Quote quote) {
        Instant now = clock.instant();
        // The clock of the process that received it may run ahead of ours.
        Instant received = quote.receivedAt().isBefore(now) ? quote.receivedAt() : now;
        oldestFirst.remove(quote.symbol());
        oldestFirst.put(
                quote.symbol(),
                new Kept(quote, received.plus(CachedQuotes.refreshedAfter(keptFor)), received.plus(keptFor)));
        dropOldest(now);
    }

    private void dropOldest(Instant now) {
        Iterator<Kept> kept = oldestFirst.values().iterator();
        while (kept.hasNext() && (!now.isBefore(kept.next().until()) || oldestFirst.size() > capacity)) {
            kept.remove();
        }
    }

    synchronized int size() {
        return oldestFirst.size();
    }
}
