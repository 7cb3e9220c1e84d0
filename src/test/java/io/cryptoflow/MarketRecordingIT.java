package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.fixture.ReplayServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records what Kraken and Coinbase really sent, from loopback. */
class MarketRecordingIT {
    private static final Duration TIME = Duration.ofSeconds(2);

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer venue = ReplayServer.start(vertx);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        venue.close();
        Await.await(vertx.close());
    }

    @Test
    void recordsTradesOfKraken() throws Exception {
        venue.answers("/0/public/AssetPairs", Payloads.text("kraken/rest/AssetPairs-full-2021-04-17.json.gz"));
        tell("\"trade\"", "kraken/ws/nautilus-ws_trade_update.json");

        assertThat(tape(LiveSettings.Venue.KRAKEN))
                .containsExactly(
                        "trade_id,ts_ms,price,qty,side",
                        "10218208,1696613755440,105944.2,0.00027625,buy",
                        "10218209,1696613756123,105910.5,0.0001246,sell");
        assertThat(shown.toString(StandardCharsets.UTF_8)).startsWith("recording 1 symbols of kraken to ");
    }

    @Test
    void recordsTradesOfCoinbase() throws Exception {
        venue.answers("/products", Payloads.text("coinbase-exchange/rest/products-full-2021-04-17.json.gz"));
        tell("\"matches\"", "coinbase-exchange/ws/cbpro-ws-matches-BTC-USD.json");

        assertThat(tape(LiveSettings.Venue.COINBASE))
                .containsExactly("trade_id,ts_ms,price,qty,side", "9713921,1582528800716,9692.53,2.2285,buy");
        assertThat(shown.toString(StandardCharsets.UTF_8)).startsWith("recording 1 symbols of coinbase to ");
    }

    /** Sends {@code file} to whoever subscribes to {@code channel}. */
    private void tell(String channel, String file) {
        String message = Payloads.text(file);
        venue.onFrame((stream, frame) -> {
            if (frame.contains(channel)) {
                stream.writeTextMessage(message);
            }
        });
    }

    private List<String> tape(LiveSettings.Venue followed) throws Exception {
        LiveSettings settings = new LiveSettings(
                followed,
                List.of("BTC-USD"),
                venue.http().toString(),
                venue.ws("").toString());
        Shutdown shutdown = new Shutdown(Duration.ofSeconds(10));
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        new MarketRecording(settings, folder, shutdown, out).run(Optional.of(TIME));
        shutdown.run();
        return Files.readAllLines(folder.resolve("trades-BTC-USD.csv"));
    }
}
