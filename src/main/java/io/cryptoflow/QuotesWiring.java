package io.cryptoflow;

import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.infrastructure.quotes.CachedQuotes;
import io.cryptoflow.infrastructure.quotes.QuoteMetrics;
import io.cryptoflow.infrastructure.quotes.VenueQuotes;
import io.cryptoflow.infrastructure.redis.RedisLink;
import io.cryptoflow.infrastructure.redis.SharedQuoteMetrics;
import io.cryptoflow.infrastructure.redis.SharedQuotes;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What fetched tickers are made of: the cache of this process, the one in Redis, and the calls to the venue. */
final class QuotesWiring {
    private final Vertx vertx;
    private final TickerSettings settings;
    private final MeterRegistry registry;
    private final InstantSource clock;

    QuotesWiring(Vertx vertx, TickerSettings settings, MeterRegistry registry, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** The quotes of {@code venue}, shared with other processes by {@code redis}. */
    Quotes of(TickerSource source, MarketSource venue, RedisLink redis) {
        QuoteMetrics metrics = new QuoteMetrics(registry);
        Quotes calls = new VenueQuotes(vertx, source, settings.concurrency(), settings.callTimeout(), metrics);
        Quotes behind = settings.cacheTime().isZero() ? calls : shared(venue, redis, calls);
        return new CachedQuotes(behind, settings.cacheTime(), clock, metrics);
    }

    private Quotes shared(MarketSource venue, RedisLink redis, Quotes calls) {
        String name = venue.kind().text() + "-" + venue.name();
        // Who asks for the next quote while the one before is still good must not get that one again.
        SharedQuotes.Times times = new SharedQuotes.Times(
                CachedQuotes.refreshedAfter(settings.cacheTime()), settings.lockExpiry(), settings.lockWait());
        return new SharedQuotes(vertx, redis, name, times, calls, new SharedQuoteMetrics(registry));
    }
}
