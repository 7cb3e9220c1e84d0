package io.cryptoflow.infrastructure.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.fixture.ReplayServer;
import io.cryptoflow.fixture.ReplayServer.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks Kraken's recorded answers over loopback. */
class KrakenVenueIT {
    private static final Symbol BTC_USDT = Markets.BTC_USDT;

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer kraken = ReplayServer.start(vertx);
    private final KrakenVenue venue =
            new KrakenVenue(vertx, kraken.http(), kraken.ws(""), Duration.ofSeconds(5), () -> Markets.NOON);

    @BeforeEach
    void list() {
        kraken.answers("/0/public/AssetPairs", Payloads.text("kraken/rest/nautilus-http_asset_pairs.json"));
        Await.await(venue.listing(List.of()));
    }

    @AfterEach
    void close() {
        Await.await(venue.close());
        kraken.close();
        Await.await(vertx.close());
    }

    @Test
    void listsWhatIsWantedWithItsRules() {
        List<Instrument> listed = Await.await(venue.listing(List.of(Symbol.of("XXX-USDT"), BTC_USDT)));

        assertThat(listed)
                .containsExactly(new Instrument(
                        BTC_USDT, Price.of("0.1"), Quantity.of("0.00000001"), Money.of("0.5", BTC_USDT.quote())));
    }

    @Test
    void quotesUnderTheNameThatKrakenKnows() {
        kraken.answers("/0/public/Ticker", Payloads.text("kraken/rest/nautilus-http_ticker.json"));

        Quote quote = Await.await(venue.quote(BTC_USDT));

        assertThat(quote)
                .isEqualTo(new Quote(
                        BTC_USDT,
                        Optional.of(new BookLevel(Price.of("105944.2"), Quantity.of("1"))),
                        Optional.of(new BookLevel(Price.of("105944.3"), Quantity.of("1"))),
                        Optional.of(Price.of("105899.4")),
                        Markets.NOON));
        assertThat(kraken.asked("/0/public/Ticker").get(0).query("pair")).isEqualTo("XBTUSDT");
    }

    @Test
    void givesTheCandlesOfATimeAndNoOthers() {
        kraken.answers("/0/public/OHLC", Payloads.text("kraken/rest/nautilus-http_ohlc.json.gz"));
        Instant from = Instant.ofEpochSecond(1_762_777_200L);

        List<Candle> candles =
                Await.await(venue.candles(BTC_USDT, CandleInterval.ONE_MINUTE, from, from.plus(Duration.ofMinutes(5))));

        assertThat(candles).hasSize(5);
        assertThat(candles.get(0))
                .isEqualTo(new Candle(
                        BTC_USDT,
                        CandleInterval.ONE_MINUTE,
                        from,
                        Price.of("106038.1"),
                        Price.of("106044.3"),
                        Price.of("106038.1"),
                        Price.of("106040.1"),
                        Quantity.of("0.08317981"),
                        true));
        ReplayServer.Asked asked = kraken.asked("/0/public/OHLC").get(0);
        assertThat(asked.query("interval") + " " + asked.query("since")).isEqualTo("1 1762777199");
    }

    @Test
    void asksNothingAboutWhatIsNotListed() {
        assertThat(failure(venue.quote(Symbol.of("XXX-USDT"))).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(kraken.asked("/0/public/Ticker")).isEmpty();
    }

    @Test
    void asksNothingAnyMoreAfterTooManyCallsWhateverTheStatus() {
        kraken.answers("/0/public/Ticker", "{\"error\":[\"EAPI:Rate limit exceeded\"]}");

        assertThat(failure(venue.quote(BTC_USDT)).code()).isEqualTo("VENUE_RATE_LIMITED");
        assertThat(failure(venue.quote(BTC_USDT)).code()).isEqualTo("VENUE_RATE_LIMITED");
        assertThat(kraken.asked("/0/public/Ticker")).hasSize(1);
        assertThat(venue.blockedMillis()).isBetween(1L, 15_001L);
    }

    @Test
    void obeysRetryAfter() {
        kraken.misbehave(Answer.tooMany(40));

        assertThat(failure(venue.quote(BTC_USDT)).code()).isEqualTo("VENUE_RATE_LIMITED");
        assertThat(venue.blockedMillis()).isBetween(30_000L, 40_001L);
    }

    @Test
    void failsUnavailableForErrorsAndPages() {
        kraken.answers("/0/public/Ticker", "{\"error\":[\"EService:Unavailable\"]}");
        Failure refused = failure(venue.quote(BTC_USDT));
        kraken.misbehave(ReplayServer.HTML_PAGE);
        Failure page = failure(venue.quote(BTC_USDT));

        assertThat(List.of(refused.kind(), page.kind())).containsOnly(Failure.Kind.UNAVAILABLE);
        assertThat(refused.detail()).isEqualTo("kraken answered 200: EService:Unavailable");
    }

    private static Failure failure(Future<?> future) {
        return ((FailureException) Await.failureOf(future)).failure();
    }
}
