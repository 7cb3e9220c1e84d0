package io.cryptoflow.infrastructure.venue.coinbase;

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
import org.junit.jupiter.api.Test;

/** Asks Coinbase's recorded answers over loopback. */
class CoinbaseVenueIT {
    private static final Symbol BTC_USD = Symbol.of("BTC-USD");
    private static final String CANDLES = "/products/BTC-USD/candles";

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer coinbase = ReplayServer.start(vertx);
    private final CoinbaseVenue venue =
            new CoinbaseVenue(vertx, coinbase.http(), coinbase.ws(""), Duration.ofSeconds(5), () -> Markets.NOON);

    @AfterEach
    void close() {
        Await.await(venue.close());
        coinbase.close();
        Await.await(vertx.close());
    }

    @Test
    void listsWhatIsWantedWithItsRules() {
        coinbase.answers("/products", Payloads.text("coinbase-exchange/rest/products-full-2021-04-17.json.gz"));

        List<Instrument> listed = Await.await(venue.listing(List.of(Symbol.of("XXX-USD"), BTC_USD)));

        assertThat(listed)
                .containsExactly(new Instrument(
                        BTC_USD, Price.of("0.01"), Quantity.of("0.00000001"), Money.of("5", BTC_USD.quote())));
    }

    @Test
    void quotesTheBookAndTheLastTrade() {
        coinbase.answers("/products/BTC-USD/book", "{\"bids\":[[\"9739\",\"0.5\",1]],\"asks\":[],\"sequence\":1}");
        coinbase.answers(
                "/products/BTC-USD/ticker", Payloads.text("coinbase-exchange/rest/xchange-example-ticker-data.json"));

        Quote quote = Await.await(venue.quote(BTC_USD));

        assertThat(quote)
                .isEqualTo(new Quote(
                        BTC_USD,
                        Optional.of(new BookLevel(Price.of("9739"), Quantity.of("0.5"))),
                        Optional.empty(),
                        Optional.of(Price.of("246.28")),
                        Markets.NOON));
        assertThat(coinbase.asked("/products/BTC-USD/book").get(0).query("level"))
                .isEqualTo("1");
    }

    @Test
    void givesTheOldestCandlesOfALongTimeOldestFirst() {
        coinbase.answers(
                CANDLES,
                Payloads.text("coinbase-exchange/rest/cbpro-rest-products-BTC-USD-candles-2020-03-20-00-00.json"));
        Instant from = Instant.parse("2020-03-20T00:00:00Z");

        List<Candle> candles =
                Await.await(venue.candles(BTC_USD, CandleInterval.ONE_MINUTE, from, from.plus(Duration.ofDays(9))));

        assertThat(candles).hasSize(300);
        assertThat(candles.get(299))
                .isEqualTo(new Candle(
                        BTC_USD,
                        CandleInterval.ONE_MINUTE,
                        Instant.parse("2020-03-20T04:59:00Z"),
                        Price.of("6221.99"),
                        Price.of("6222.01"),
                        Price.of("6221.99"),
                        Price.of("6222.01"),
                        Quantity.of("39.81861594"),
                        true));
        ReplayServer.Asked asked = coinbase.asked(CANDLES).get(0);
        assertThat(List.of(asked.query("granularity"), asked.query("start"), asked.query("end")))
                .containsExactly("60", "2020-03-20T00:00:00Z", "2020-03-20T04:59:00Z");
    }

    @Test
    void makesCandlesOfFourHoursOfThoseOfOneHour() {
        coinbase.answers(
                CANDLES, Payloads.text("coinbase-exchange/rest/cbpro-rest-products-BTC-USD-candles-GET-200.json"));
        Instant from = Instant.parse("2020-03-15T20:00:00Z");

        List<Candle> candles =
                Await.await(venue.candles(BTC_USD, CandleInterval.FOUR_HOURS, from, from.plus(Duration.ofHours(4))));

        assertThat(candles)
                .containsExactly(new Candle(
                        BTC_USD,
                        CandleInterval.FOUR_HOURS,
                        from,
                        Price.of("5351.75"),
                        Price.of("5853.05"),
                        Price.of("5178.26"),
                        Price.of("5346.03"),
                        Quantity.of("13242.14427045"),
                        true));
        assertThat(coinbase.asked(CANDLES).get(0).query("granularity")).isEqualTo("3600");
    }

    @Test
    void asksNothingForATimeInWhichNoCandleOpens() {
        Instant from = Instant.parse("2020-03-15T20:00:01Z");

        assertThat(Await.await(venue.candles(BTC_USD, CandleInterval.FOUR_HOURS, from, from.plus(Duration.ofHours(3)))))
                .isEmpty();
        assertThat(coinbase.asked()).isEmpty();
    }

    @Test
    void failsNotFoundForWhatIsNotListed() {
        coinbase.misbehave(Answer.error(404, "{\"message\":\"NotFound\"}"));

        assertThat(failure(venue.quote(BTC_USD)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void obeysRetryAfter() {
        coinbase.misbehave(Answer.tooMany(40));

        assertThat(failure(venue.quote(BTC_USD)).code()).isEqualTo("VENUE_RATE_LIMITED");
        assertThat(venue.blockedMillis()).isBetween(30_000L, 40_001L);
    }

    @Test
    void failsUnavailableForErrorsAndPages() {
        coinbase.misbehave(Answer.error(400, "{\"message\":\"Unsupported granularity\"}"));
        Failure refused = failure(venue.quote(BTC_USD));
        coinbase.misbehave(ReplayServer.HTML_PAGE);
        Failure page = failure(venue.quote(BTC_USD));

        assertThat(List.of(refused.kind(), page.kind())).containsOnly(Failure.Kind.UNAVAILABLE);
        assertThat(refused.detail()).isEqualTo("coinbase answered 400: {\"message\":\"Unsupported granularity\"}");
    }

    private static Failure failure(Future<?> future) {
        return ((FailureException) Await.failureOf(future)).failure();
    }
}
