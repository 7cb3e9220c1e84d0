package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.fixture.ReplayServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveWiringIT {
    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer server = ReplayServer.start(vertx);

    @AfterEach
    void close() {
        server.close();
        Await.await(vertx.close());
    }

    @Test
    void followsKrakenWhereItIsChosen() {
        server.answers("/0/public/AssetPairs", Payloads.text("kraken/rest/AssetPairs-full-2021-04-17.json.gz"));

        assertThat(followed(LiveSettings.Venue.KRAKEN, "kraken", List.of("BTC-USDT", "WIF-USDT", "DOGE-EUR")))
                .containsExactly("BTC-USDT", "DOGE-EUR");
    }

    @Test
    void followsCoinbaseWhereItIsChosen() {
        server.answers("/products", Payloads.text("coinbase-exchange/rest/products-full-2021-04-17.json.gz"));

        assertThat(followed(LiveSettings.Venue.COINBASE, "coinbase", List.of("BTC-USD", "WIF-USD", "ETH-EUR")))
                .containsExactly("BTC-USD", "ETH-EUR");
    }

    private List<String> followed(LiveSettings.Venue venue, String name, List<String> wanted) {
        LiveSettings settings = new LiveSettings(
                venue, wanted, server.http().toString(), server.ws("").toString());
        LiveWiring live = Await.await(LiveWiring.open(
                vertx, settings, LiveWiring.AS_ASKED, new SimpleMeterRegistry(), InstantSource.system()));
        assertThat(live.feed().source()).isEqualTo(new MarketSource(MarketSource.Kind.LIVE, name));
        List<String> followed = live.feed().instruments().stream()
                .map(instrument -> instrument.symbol().toString())
                .toList();
        Await.await(live.feed().stop());
        return followed;
    }
}
