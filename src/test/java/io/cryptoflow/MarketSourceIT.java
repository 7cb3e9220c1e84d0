package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where prices come from is decided once, at the start. */
class MarketSourceIT {
    private static final String LISTING =
            """
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[
            {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"0.00001"}]}]}
            """;

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer server = ReplayServer.start(vertx);

    @AfterEach
    void close() {
        server.close();
        Await.await(vertx.close());
    }

    @Test
    void isLiveWhereTheVenueAnswers() {
        server.answers("/api/v3/exchangeInfo", LISTING);

        MarketWiring market = Await.await(create("auto", server.http().getPort()));

        assertThat(market.feed().source()).isEqualTo(new MarketSource(MarketSource.Kind.LIVE, "binance"));
        assertThat(market.latest().all()).hasSize(1);
        assertThat(market.venue()).isPresent();
        assertThat(market.remark()).isEmpty();
        Await.await(market.feed().stop());
    }

    @Test
    void isSimulatedAndSaysWhyWhereNobodyAnswers() {
        server.misbehave(ReplayServer.HTML_PAGE);

        MarketWiring market = Await.await(create("auto", server.http().getPort()));

        assertThat(market.feed().source().kind()).isEqualTo(MarketSource.Kind.SIMULATED);
        assertThat(market.remark()).contains("binance is not reachable");
        assertThat(market.venue()).isEmpty();
        assertThat(StartScreen.described(market.latest(), market.remark()))
                .isEqualTo("SIMULATED (seed 42), 50 instruments: binance is not reachable");
    }

    @Test
    void waitsForAVenueThatSaysNothingNoLongerThanThreeSeconds() {
        NetServer mute = Await.await(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(ignored -> {}))
                .listen(0, "127.0.0.1"));
        long started = System.nanoTime();

        MarketWiring market = Await.await(create("auto", mute.actualPort()));

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(market.feed().source().kind()).isEqualTo(MarketSource.Kind.SIMULATED);
        Await.await(mute.close());
    }

    @Test
    void failsWhereLiveWasAskedForAndNobodyAnswers() {
        server.misbehave(ReplayServer.HTML_PAGE);

        assertThat(Await.failureOf(create("live", server.http().getPort())))
                .hasMessageContaining("binance answered 200: a page instead of JSON");
    }

    private Future<MarketWiring> create(String source, int port) {
        Settings settings = SettingsReader.read(
                CommandLine.parse(),
                Map.of(
                        "CRYPTOFLOW_MARKET_SOURCE",
                        source,
                        "CRYPTOFLOW_MARKET_LIVE_SYMBOLS",
                        "BTC-USDT",
                        "CRYPTOFLOW_MARKET_LIVE_CALL_URI",
                        "http://127.0.0.1:" + port,
                        "CRYPTOFLOW_MARKET_LIVE_STREAM_URI",
                        "ws://127.0.0.1:" + port));
        return MarketWiring.create(vertx, settings.market(), new SimpleMeterRegistry(), InstantSource.system());
    }
}
