package io.cryptoflow.infrastructure.quotes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts what the cache of this process spares, and times what the venue is asked. */
public final class QuoteMetrics {
    private final Counter hits;
    private final Counter misses;
    private final Counter joined;
    private final Map<Outcome, Timer> upstream = new EnumMap<>(Outcome.class);

    /** How a call to the venue ended; REFUSED never went there, because too many waited. */
    enum Outcome {
        ANSWERED,
        UNKNOWN,
        TIMEOUT,
        FAILED,
        REFUSED
    }

    /** @param registry where the meters {@code ticker_cache_*} go */
    public QuoteMetrics(MeterRegistry registry) {
        hits = Counter.builder("ticker.cache.hits")
                .description("Quotes that a cache answered")
                .tag("cache", "process")
                .register(registry);
        misses = Counter.builder("ticker.cache.misses")
                .description("Quotes that the cache of this process did not have")
                .register(registry);
        joined = Counter.builder("ticker.cache.joined")
                .description("Quotes that waited for a search of the same symbol in this process")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            upstream.put(
                    outcome,
                    Timer.builder("ticker.cache.upstream")
                            .description("Calls to the venue, by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void hit() {
        hits.increment();
    }

    void missed() {
        misses.increment();
    }

    void joined() {
        joined.increment();
    }

    void called(Outcome outcome, long nanos) {
        Objects.requireNonNull(upstream.get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
    }
}
