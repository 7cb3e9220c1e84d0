package io.cryptoflow.infrastructure.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the shared cache spares, what was waited for, and what came too late to be stored. */
public final class SharedQuoteMetrics {
    private final Counter hits;
    private final Counter waited;
    private final Counter waitedInVain;
    private final Counter stored;
    private final Counter refused;

    /** @param registry where the meters {@code ticker_cache_*} go */
    public SharedQuoteMetrics(MeterRegistry registry) {
        hits = Counter.builder("ticker.cache.hits")
                .description("Quotes that a cache answered")
                .tag("cache", "redis")
                .register(registry);
        waited = waits(registry, "answered");
        waitedInVain = waits(registry, "in-vain");
        stored = stores(registry, "stored");
        refused = stores(registry, "refused");
    }

    private static Counter waits(MeterRegistry registry, String outcome) {
        return Counter.builder("ticker.cache.waits")
                .description("Quotes that another process was about to fetch")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter stores(MeterRegistry registry, String outcome) {
        return Counter.builder("ticker.cache.stores")
                .description("Quotes written to Redis; refused are those whose writer had lost its lock")
                .tag("outcome", outcome)
                .register(registry);
    }

    void hit(int quotes) {
        hits.increment(quotes);
    }

    void waited(int quotes) {
        waited.increment(quotes);
    }

    void waitedInVain(int quotes) {
        waitedInVain.increment(quotes);
    }

    void stored(boolean accepted) {
        (accepted ? stored : refused).increment();
    }
}
