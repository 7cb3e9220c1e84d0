package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged recorder, with a venue on loopback. */
class RecordIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LISTING =
            """
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[
            {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"0.00001"}]}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer venue = ReplayServer.start(vertx).answers("/api/v3/exchangeInfo", LISTING);

    @AfterEach
    void close() {
        venue.close();
        Await.await(vertx.close());
    }

    @Test
    void losesAtMostASecondWhenItIsKilledAndPlaysWhatItKept() throws Exception {
        Process recorder = record("--duration", "10m");
        try {
            assertThat(Waiting.until(PATIENCE, () -> venue.open() == 1 && Files.exists(tape())))
                    .as("it records; it said %s", Files.readString(folder.resolve("stderr")))
                    .isTrue();
            trade(1);
            trade(2);
            TimeUnit.MILLISECONDS.sleep(1_500);
            trade(3);
        } finally {
            recorder.destroyForcibly().waitFor();
        }

        List<String> lines = Files.readAllLines(tape());
        assertThat(lines)
                .startsWith(
                        "trade_id,ts_ms,price,qty,side",
                        "1,1700000001000,100.5,0.25,sell",
                        "2,1700000002000,100.5,0.25,sell");
        ProductSetup player = ProductSetup.in(Files.createDirectory(folder.resolve("player")))
                .onTape(tape(), "BTC-USDT", "1")
                .with("MARKET_TAPE_ATEND", "loop");
        try (RunningProduct product = RunningProduct.start(player)) {
            assertThat(product.shown("Market").orElseThrow()).startsWith("TAPE (tape trades-BTC-USDT.csv");
        }
    }

    @Test
    void endsByItselfWhenTheTimeIsOver() throws Exception {
        Process recorder = record("--duration", "2s");

        assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("stdout"))).contains("recording 1 symbols of binance to ");
        assertThat(Files.readAllLines(tape())).containsExactly("trade_id,ts_ms,price,qty,side");
    }

    @Test
    void saysInOneLineThatTheVenueDoesNotAnswer() throws Exception {
        venue.misbehave(ReplayServer.HTML_PAGE);

        Process recorder = record();

        assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("stderr")))
                .singleElement()
                .asString()
                .startsWith("cryptoflow: recording: ")
                .endsWith("binance answered 200: a page instead of JSON");
    }

    private Process record(String... more) throws Exception {
        ProductSetup setup = ProductSetup.in(folder)
                .with("MARKET_LIVE_CALL_URI", venue.http())
                .with("MARKET_LIVE_STREAM_URI", venue.ws(""));
        List<String> arguments =
                new ArrayList<>(List.of("record", "--source", "binance", "--symbols", "BTC-USDT", "--out", "tapes"));
        arguments.addAll(List.of(more));
        return setup.launch(arguments.toArray(String[]::new));
    }

    private Path tape() {
        return folder.resolve("tapes").resolve("trades-BTC-USDT.csv");
    }

    private void trade(int id) {
        venue.send("{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":" + id + ",\"p\":\"100.50\",\"q\":\"0.25000\",\"T\":"
                + (1_700_000_000_000L + 1_000L * id) + ",\"m\":true}");
    }
}
