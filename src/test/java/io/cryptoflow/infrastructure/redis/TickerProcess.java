package io.cryptoflow.infrastructure.redis;

import static io.cryptoflow.fixture.Await.await;

import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.infrastructure.quotes.CachedQuotes;
import io.cryptoflow.infrastructure.quotes.QuoteMetrics;
import io.cryptoflow.infrastructure.quotes.VenueQuotes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What a process of the product is made of where tickers are concerned, with threads and connections of its own. */
final class TickerProcess implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RedisLink redis;
    private final Quotes quotes;

    /** @param answerMillis how long Redis may take to answer */
    TickerProcess(String redisUri, long answerMillis, TickerSource venue, SharedQuotes.Times times) {
        redis = new RedisLink(vertx, redisUri, answerMillis, registry);
        await(redis.open());
        QuoteMetrics metrics = new QuoteMetrics(registry);
        Quotes calls = new VenueQuotes(vertx, venue, 256, Duration.ofSeconds(5), metrics);
        SharedQuotes shared = new SharedQuotes(vertx, redis, "fake", times, calls, new SharedQuoteMetrics(registry));
        quotes = new CachedQuotes(shared, times.keptFor(), InstantSource.system(), metrics);
    }

    Future<Quote> quote(Symbol symbol) {
        return quotes.of(List.of(symbol)).get(0);
    }

    /** As a request for many symbols does, on one of the process's own threads. */
    Future<List<Quote>> request(List<Symbol> symbols) {
        return vertx.executeBlocking(() -> Future.all(quotes.of(symbols)), false)
                .compose(all -> all)
                .map(all -> all.<Quote>list());
    }

    double counted(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    boolean isConnected() {
        return registry.get("ticker.cache.redis.connected").gauge().value() == 1;
    }

    RedisLink redis() {
        return redis;
    }

    @Override
    public void close() {
        await(redis.close());
        await(vertx.close());
    }
}
