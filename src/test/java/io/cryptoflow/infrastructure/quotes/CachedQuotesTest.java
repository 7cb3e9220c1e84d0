package io.cryptoflow.infrastructure.quotes;

import static io.cryptoflow.fixture.FakeTickers.quote;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.FakeTickers;
import io.cryptoflow.fixture.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedQuotesTest {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock(NOON);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeTickers venue = new FakeTickers();
    private final Quotes calls = symbols -> symbols.stream().map(venue::quote).toList();
    private final CachedQuotes quotes = new CachedQuotes(calls, KEPT, clock, new QuoteMetrics(registry));

    @Test
    void answersEverybodyWhoAsksMeanwhileWithOneSearch() {
        Future<Quote> first = of(BTC_USDT);
        List<Future<Quote>> both = quotes.of(List.of(ETH_USDT, BTC_USDT));

        venue.answer(quote(BTC_USDT, "60000", NOON));
        venue.answer(quote(ETH_USDT, "3000", NOON));

        assertThat(venue.asked()).containsExactly(BTC_USDT, ETH_USDT);
        assertThat(first.result()).isEqualTo(quote(BTC_USDT, "60000", NOON));
        assertThat(both)
                .extracting(Future::result)
                .containsExactly(quote(ETH_USDT, "3000", NOON), quote(BTC_USDT, "60000", NOON));
        assertThat(registry.counter("ticker.cache.joined").count()).isEqualTo(1);
        assertThat(registry.counter("ticker.cache.misses").count()).isEqualTo(2);
    }

    @Test
    void answersFromTheCacheUntilTheQuoteIsTooOld() {
        of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60000", NOON));

        clock.advance(KEPT.minusMillis(1));
        assertThat(of(BTC_USDT).result()).isEqualTo(quote(BTC_USDT, "60000", NOON));
        clock.advance(Duration.ofMillis(1));
        assertThat(of(BTC_USDT).isComplete()).isFalse();

        assertThat(venue.asked()).containsExactly(BTC_USDT, BTC_USDT);
        assertThat(registry.counter("ticker.cache.hits", "cache", "process").count())
                .isEqualTo(1);
    }

    @Test
    void fetchesTheNextQuoteBeforeTheOneItAnswersWithIsTooOld() {
        of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60000", NOON));
        clock.advance(CachedQuotes.refreshedAfter(KEPT).minusMillis(1));
        of(BTC_USDT);
        assertThat(venue.asked()).containsExactly(BTC_USDT);

        clock.advance(Duration.ofMillis(1));
        Future<Quote> inTheLastFifth = of(BTC_USDT);
        Future<Quote> again = of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60001", clock.instant()));
        clock.advance(Duration.ofMillis(200));

        assertThat(venue.asked()).containsExactly(BTC_USDT, BTC_USDT);
        assertThat(List.of(inTheLastFifth, again))
                .extracting(Future::result)
                .containsOnly(quote(BTC_USDT, "60000", NOON));
        assertThat(of(BTC_USDT).result().lastPrice()).contains(Price.of("60001"));
        assertThat(registry.counter("ticker.cache.misses").count()).isEqualTo(1);
    }

    @Test
    void answersFromTheCacheWhenTheNextQuoteCannotBeFetchedAheadOfTime() {
        of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60000", NOON));
        clock.advance(CachedQuotes.refreshedAfter(KEPT));
        of(BTC_USDT);
        venue.fail(BTC_USDT, Failure.Kind.UNAVAILABLE);

        assertThat(of(BTC_USDT).result()).isEqualTo(quote(BTC_USDT, "60000", NOON));
        clock.advance(Duration.ofMillis(200));
        assertThat(of(BTC_USDT).isComplete()).isFalse();
        assertThat(venue.asked()).containsExactly(BTC_USDT, BTC_USDT, BTC_USDT);
    }

    @Test
    void countsTheAgeFromWhereTheQuoteWasReceived() {
        of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60000", NOON.minusMillis(900)));

        clock.advance(Duration.ofMillis(100));

        assertThat(of(BTC_USDT).isComplete()).isFalse();
    }

    @Test
    void keepsAQuoteFromTheFutureNoLongerThanOneOfNow() {
        of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60000", NOON.plusSeconds(60)));

        clock.advance(KEPT);

        assertThat(of(BTC_USDT).isComplete()).isFalse();
    }

    @Test
    void asksAgainAfterAFailure() {
        Future<Quote> failed = of(BTC_USDT);
        venue.fail(BTC_USDT, Failure.Kind.UNAVAILABLE);
        Future<Quote> second = of(BTC_USDT);
        venue.answer(quote(BTC_USDT, "60000", NOON));

        assertThat(failed.failed()).isTrue();
        assertThat(second.result()).isEqualTo(quote(BTC_USDT, "60000", NOON));
    }

    @Test
    void keepsABoundedNumberAndDropsTheOldest() {
        RecentQuotes recent = new RecentQuotes(KEPT, 2, clock);
        List<Symbol> symbols = List.of(BTC_USDT, ETH_USDT, Symbol.of("ADA-USDT"));

        symbols.forEach(symbol -> recent.keep(quote(symbol, "1", NOON)));

        assertThat(recent.size()).isEqualTo(2);
        assertThat(recent.find(BTC_USDT)).isEmpty();
        assertThat(recent.find(ETH_USDT)).isPresent();
    }

    @Test
    void searchesOncePerSymbolForCallersOfManyThreads() throws Exception {
        List<Symbol> symbols = IntStream.range(0, 50)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<List<Future<Quote>>>> callers = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> callers.add(() -> quotes.of(symbols)));

        threads.invokeAll(callers);
        symbols.forEach(symbol -> venue.answer(quote(symbol, "1", NOON)));
        threads.shutdown();

        assertThat(venue.asked()).hasSize(50);
        assertThat(Set.copyOf(venue.asked())).isEqualTo(Set.copyOf(symbols));
    }

    private Future<Quote> of(Symbol symbol) {
        return quotes.of(List.of(symbol)).get(0);
    }
}
