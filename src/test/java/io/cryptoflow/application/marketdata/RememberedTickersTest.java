package io.cryptoflow.application.marketdata;

import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.marketdata.FindTickers.Missing;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.ManualClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RememberedTickersTest {
    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock(NOON);
    private Future<FindTickers.Result> answer = away(Failure.Kind.UNAVAILABLE);
    private final RememberedTickers tickers = new RememberedTickers(query -> answer, STALE_AFTER, KEPT, clock);

    @Test
    void passesOnWhatTheMarketAnswers() {
        tickers.remember(ticker(BTC_USDT, "1", NOON));
        answer = Future.succeededFuture(new FindTickers.Result(List.of(ticker(BTC_USDT, "2", NOON)), List.of()));

        assertThat(find(BTC_USDT).result()).isSameAs(answer.result());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "TIMEOUT"})
    void answersWithTheAgeOfWhatWasToldLastWhileTheMarketIsAway(Failure.Kind kind) {
        answer = Future.succeededFuture(new FindTickers.Result(List.of(ticker(BTC_USDT, "2", NOON)), List.of()));
        find(BTC_USDT);
        tickers.remember(ticker(BTC_USDT, "1", NOON.minusSeconds(1)));
        answer = away(kind);
        clock.advance(STALE_AFTER);

        FindTickers.Result found = find(BTC_USDT, ETH_USDT).result();

        assertThat(found.missing()).containsExactly(new Missing(ETH_USDT, "SOURCE_UNAVAILABLE"));
        assertThat(found.tickers()).hasSize(1);
        Ticker shown = found.tickers().get(0);
        assertThat(shown.lastPrice()).contains(Price.of("2"));
        assertThat(shown.receivedAt()).isEqualTo(NOON);
        assertThat(shown.age()).isEqualTo(STALE_AFTER);
        assertThat(shown.stale()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(find(BTC_USDT).result().tickers()).allMatch(Ticker::stale);
    }

    @Test
    void showsAllThatWereToldWhenNoSymbolIsAskedFor() {
        tickers.remember(ticker(ETH_USDT, "1", NOON));
        tickers.remember(ticker(BTC_USDT, "1", NOON));

        assertThat(find().result().tickers()).extracting(Ticker::symbol).containsExactly(BTC_USDT, ETH_USDT);
    }

    @Test
    void failsAsTheMarketDoesWhenAllIsTooOldToShow() {
        tickers.remember(ticker(BTC_USDT, "1", NOON));
        clock.advance(KEPT.plusMillis(1));

        assertThat(failureOf(find(BTC_USDT))).isSameAs(answer.cause());
    }

    @Test
    void doesNotHideOtherFailures() {
        tickers.remember(ticker(BTC_USDT, "1", NOON));
        answer = away(Failure.Kind.INVALID);

        assertThat(failureOf(find(BTC_USDT))).isSameAs(answer.cause());
    }

    private Future<FindTickers.Result> find(Symbol... symbols) {
        return tickers.handle(new FindTickers.Query(List.of(symbols)));
    }

    private static Future<FindTickers.Result> away(Failure.Kind kind) {
        return Future.failedFuture(FailureException.of(kind, "MARKET_DATA_AWAY", "does not answer"));
    }

    private static Ticker ticker(Symbol symbol, String price, Instant receivedAt) {
        return new Ticker(
                symbol,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Price.of(price)),
                new MarketSource(MarketSource.Kind.SIMULATED, "seed"),
                receivedAt,
                receivedAt,
                Duration.ZERO,
                false);
    }
}
