package io.cryptoflow.infrastructure.redis;

import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * Quotes that all processes share through Redis: one process asks the venue for a symbol, the others wait for what it
 * stores, a bounded time. Without Redis each process asks by itself.
 */
public final class SharedQuotes implements Quotes {
    private final Vertx vertx;
    private final RedisQuotes shared;
    private final Quotes venue;
    private final long waitMillis;
    private final SharedQuoteMetrics metrics;

    /**
     * How long things last.
     *
     * @param keptFor life of a quote
     * @param lockExpiry until another process may ask when the one that was about to is not heard of again
     * @param longestWait for what another process stores; then this one asks, too
     */
    public record Times(Duration keptFor, Duration lockExpiry, Duration longestWait) {}

    /**
     * @param name of the venue, part of the keys
     * @param venue who is asked when nobody has the answer
     */
    public SharedQuotes(
            Vertx vertx, RedisLink redis, String name, Times times, Quotes venue, SharedQuoteMetrics metrics) {
        this.vertx = vertx;
        this.shared = new RedisQuotes(redis, name, times.keptFor(), times.lockExpiry());
        this.venue = venue;
        this.waitMillis = times.longestWait().toMillis();
        this.metrics = metrics;
    }

    @Override
    public List<Future<Quote>> of(List<Symbol> symbols) {
        if (symbols.isEmpty()) {
            return List.of();
        }
        QuoteSearch search = new QuoteSearch(symbols, shared, venue, metrics);
        search.begin(new Waits(vertx, waitMillis));
        return search.answers();
    }
}
