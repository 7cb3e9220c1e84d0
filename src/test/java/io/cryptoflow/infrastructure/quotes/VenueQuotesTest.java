package io.cryptoflow.infrastructure.quotes;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.FakeTickers.quote;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.fixture.FakeTickers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueQuotesTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeTickers venue = new FakeTickers();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void asksForAllBeforeAnyIsAnswered() {
        List<Symbol> fifty = IntStream.range(0, 50)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();

        List<Future<Quote>> answers = quotes(50, PATIENT).of(fifty);

        assertThat(venue.asked()).isEqualTo(fifty);
        fifty.forEach(symbol -> venue.answer(quote(symbol, "1", NOON)));
        assertThat(answers)
                .extracting(Future::result)
                .containsExactlyElementsOf(
                        fifty.stream().map(symbol -> quote(symbol, "1", NOON)).toList());
        assertThat(registry.timer("ticker.cache.upstream", "outcome", "answered")
                        .count())
                .isEqualTo(50);
    }

    @Test
    void letsCallsWaitForAPlaceAndGoInTheirOrder() {
        List<Symbol> three = List.of(BTC_USDT, ETH_USDT, Symbol.of("ADA-USDT"));

        List<Future<Quote>> answers = quotes(1, PATIENT).of(three);

        assertThat(venue.asked()).containsExactly(BTC_USDT);
        venue.answer(quote(BTC_USDT, "1", NOON));
        assertThat(venue.asked()).containsExactly(BTC_USDT, ETH_USDT);
        venue.fail(ETH_USDT, Failure.Kind.UNAVAILABLE);
        assertThat(venue.asked()).isEqualTo(three);
        venue.answer(quote(three.get(2), "1", NOON));
        assertThat(answers).extracting(Future::succeeded).containsExactly(true, false, true);
    }

    @Test
    void endsACallThatTakesTooLongWhileOthersAreAnswered() {
        List<Future<Quote>> answers = quotes(2, SHORT).of(List.of(BTC_USDT, ETH_USDT));
        venue.answer(quote(ETH_USDT, "3000", NOON));

        assertThat(codeOf(answers.get(0))).isEqualTo("SOURCE_TIMEOUT");
        assertThat(answers.get(1).succeeded()).isTrue();
    }

    @Test
    void endsACallThatWaitsTooLongForItsPlaceAndGivesThePlaceOfAHangingOneAway() {
        VenueQuotes quotes = quotes(1, SHORT);
        List<Future<Quote>> late = quotes.of(List.of(BTC_USDT, ETH_USDT));

        assertThat(codeOf(late.get(0))).isEqualTo("SOURCE_TIMEOUT");
        assertThat(codeOf(late.get(1))).isEqualTo("SOURCE_TIMEOUT");

        assertThat(codeOf(quotes.of(List.of(BTC_USDT)).get(0))).isEqualTo("SOURCE_TIMEOUT");
        Future<Quote> next = quotes.of(List.of(Symbol.of("ADA-USDT"))).get(0);
        while (!venue.asked().contains(Symbol.of("ADA-USDT")) && !next.isComplete()) {
            LockSupport.parkNanos(1_000_000);
        }
        venue.answer(quote(Symbol.of("ADA-USDT"), "1", NOON));
        assertThat(await(next)).isEqualTo(quote(Symbol.of("ADA-USDT"), "1", NOON));
    }

    @Test
    void refusesCallsWhenTooManyWait() {
        List<Symbol> many = IntStream.range(0, 1 + 64 + 1)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();

        List<Future<Quote>> answers = quotes(1, PATIENT).of(many);

        assertThat(answers.subList(0, 65)).noneMatch(Future::isComplete);
        assertThat(codeOf(answers.get(65))).isEqualTo("SOURCE_UNAVAILABLE");
        assertThat(registry.timer("ticker.cache.upstream", "outcome", "refused").count())
                .isEqualTo(1);
    }

    @Test
    void tellsApartWhyTheVenueDoesNotAnswer() {
        assertThat(codeAfter(() -> venue.fail(BTC_USDT, Failure.Kind.NOT_FOUND)))
                .isEqualTo("UNKNOWN_SYMBOL");
        assertThat(codeAfter(() -> venue.fail(BTC_USDT, Failure.Kind.TIMEOUT))).isEqualTo("SOURCE_TIMEOUT");
        assertThat(codeAfter(() -> venue.fail(BTC_USDT, Failure.Kind.UNAVAILABLE)))
                .isEqualTo("SOURCE_UNAVAILABLE");
        assertThat(codeAfter(() -> venue.breakDown(BTC_USDT))).isEqualTo("SOURCE_UNAVAILABLE");
    }

    private String codeAfter(Runnable trouble) {
        Future<Quote> answer = quotes(1, PATIENT).of(List.of(BTC_USDT)).get(0);
        trouble.run();
        return codeOf(answer);
    }

    private static String codeOf(Future<Quote> failed) {
        return ((FailureException) failureOf(failed)).failure().code();
    }

    private VenueQuotes quotes(int places, Duration timeout) {
        return new VenueQuotes(vertx, venue, places, timeout, new QuoteMetrics(registry));
    }
}
