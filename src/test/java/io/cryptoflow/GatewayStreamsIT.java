package io.cryptoflow;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.HttpVerticle;
import io.cryptoflow.fixture.Market;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as it is wired, over a market that was there before it and is silent since. */
class GatewayStreamsIT {
    private static final String KEY = "cf_test_alice";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final MessageBus bus = new VertxMessageBus(vertx, TIMEOUT);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GatewayWiring gateway = wire();
    private final HttpVerticle http = gateway.httpVerticle();

    @BeforeEach
    void start() {
        LatestMarket market = Market.fresh(InstantSource.system());
        await(bus.serve(
                Addresses.AUTHENTICATE,
                query -> Future.succeededFuture(new Principal(new AccountId("alice"), Set.of(Scope.READ)))));
        await(bus.serve(Addresses.FIND_TICKERS, new FindTickers(market, Quotes.NONE)));
        await(bus.serve(Addresses.FIND_BOOK, new FindBook(market)));
        await(bus.serve(Addresses.FIND_PUBLIC_TRADES, new FindPublicTrades(market)));
        await(vertx.deployVerticle(gateway.bridge().announcer()));
        await(vertx.deployVerticle(http));
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void findsOutThePresentOfAMarketThatIsSilent() throws Exception {
        HttpResponse<Stream<String>> response =
                client.send(ask("symbols=BTC-USDT&channels=ticker,book,trade"), HttpResponse.BodyHandlers.ofLines());

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (Stream<String> lines = response.body()) {
            List<JsonObject> bodies = lines.filter(line -> line.startsWith("data: "))
                    .limit(3)
                    .map(line -> new JsonObject(line.substring("data: ".length())))
                    .toList();
            assertThat(bodies).allMatch(body -> body.getString("symbol").equals("BTC-USDT"));
            assertThat(bodies).anyMatch(body -> "64250".equals(body.getString("lastPrice")));
            assertThat(bodies).anyMatch(body -> body.containsKey("bids") && body.getBoolean("snapshot"));
            assertThat(bodies).anyMatch(body -> body.containsKey("trades") && body.getBoolean("snapshot"));
        }
    }

    @Test
    void endsStreamsBeforeItStops() throws Exception {
        HttpResponse<Stream<String>> response =
                client.send(ask("symbols=BTC-USDT"), HttpResponse.BodyHandlers.ofLines());

        await(gateway.bridge().close());

        try (Stream<String> lines = response.body()) {
            assertThat(lines).contains("event: end");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "symbols=",
                "symbols=btc",
                "symbols=BTC-USDT&channels=all",
                "symbols=BTC-USDT&channels=candle",
                "symbols=BTC-USDT&channels=candle.2m",
                "symbols=BTC-USDT&depth=5"
            })
    void refusesWhatTheContractDoesNotKnow(String query) throws Exception {
        HttpResponse<String> response = client.send(ask(query), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpRequest ask(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/api/v1/market/stream?" + query))
                .header("Authorization", "Bearer " + KEY)
                .timeout(TIMEOUT)
                .build();
    }

    private GatewayWiring wire() {
        Settings.Http settings = new Settings.Http("127.0.0.1", 0, List.of(), 65_536, Duration.ofSeconds(2), 1);
        return new GatewayWiring(
                settings,
                new McpSettings(McpSettings.Tools.READ),
                bus,
                Contract.read(),
                new SimpleMeterRegistry(),
                InstantSource.system());
    }
}
