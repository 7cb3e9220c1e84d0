package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Prints;
import io.cryptoflow.fixture.Tapes;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candles of the packaged product, over HTTP and in its database. */
class CandlesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SEVERAL_WRITES = Duration.ofSeconds(4);
    private static final String BTC = "/market/candles/BTC-USDT";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void rebuildsTheRecordedCandlesOfATape() throws Exception {
        Path trades = Tapes.shared("binance-spot-2024-ticks/trades-BTCUSDT.csv.gz");
        Map<String, String> recorded = Prints.rows(Tapes.shared("binance-spot-2024/candles-5m/BTCUSDT.csv.gz")).stream()
                .collect(Collectors.toMap(row -> row[0], row -> String.join(",", row)));
        ProductSetup setup = ProductSetup.in(folder)
                .onTape(trades, "BTC-USDT", "100")
                .with("MARKET_TAPE_ATEND", "stop")
                .with("MARKET_STALEAFTER", "10m");

        try (RunningProduct product = RunningProduct.start(setup)) {
            assertThat(Waiting.until(PATIENCE, () -> whole(product).size() == 2))
                    .isTrue();

            assertThat(whole(product))
                    .allSatisfy(candle -> assertThat(row(candle)).isEqualTo(recorded.get(millis(candle))));
            assertThat(Waiting.until(PATIENCE, () -> stored(product) == 2)).isTrue();
            JsonObject ticker = product.client()
                    .read("/market/tickers?symbols=BTC-USDT")
                    .getJsonArray("tickers")
                    .getJsonObject(0);
            assertThat(ticker.getJsonObject("statistics").getString("open")).isEqualTo("61837.63");
            assertThat(metrics(product)).contains("candles_written_total", "candle_write_lag_seconds");
        }
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        ProductSetup setup = ProductSetup.in(folder).with("MARKET_SIMULATED_UPDATEINTERVAL", "50ms");
        JsonObject first;
        BigDecimal before;
        try (RunningProduct product = RunningProduct.start(setup)) {
            assertThat(Waiting.until(PATIENCE, () -> volume(product).signum() > 0))
                    .isTrue();
            before = volume(product);
            first = minutes(product).get(0);
            Thread.sleep(SEVERAL_WRITES.toMillis());
            product.kill();
        }

        try (RunningProduct product = RunningProduct.start(setup)) {
            assertThat(Waiting.until(
                            PATIENCE, () -> minutes(product).stream().anyMatch(minute -> minute.getBoolean("gap"))))
                    .isTrue();
            assertThat(minutes(product).get(0).getString("openTime")).isEqualTo(first.getString("openTime"));
            assertThat(minutes(product).get(0).getString("open")).isEqualTo(first.getString("open"));
            assertThat(volume(product)).isGreaterThan(before);
        }
    }

    /** The five minutes that the tape holds whole. */
    private static List<JsonObject> whole(RunningProduct product) throws Exception {
        return candles(product, "5m")
                .filter(candle -> candle.getBoolean("closed") && !candle.getBoolean("gap"))
                .toList();
    }

    private static List<JsonObject> minutes(RunningProduct product) throws Exception {
        return candles(product, "1m").toList();
    }

    private static Stream<JsonObject> candles(RunningProduct product, String interval) throws Exception {
        return product.client().read(BTC + "?interval=" + interval).getJsonArray("candles").stream()
                .map(candle -> (JsonObject) candle);
    }

    private static BigDecimal volume(RunningProduct product) throws Exception {
        return minutes(product).stream()
                .map(minute -> new BigDecimal(minute.getString("volume")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int stored(RunningProduct product) throws Exception {
        try (Database database = new Database(product)) {
            return database.ask("SELECT json_build_object('stored', count(*)) FROM candles"
                            + " WHERE interval = '5m' AND closed AND NOT gap")
                    .get(0)
                    .getInteger("stored");
        }
    }

    private static String metrics(RunningProduct product) throws Exception {
        URI uri = URI.create(product.ready().replace("/health/ready", "/metrics"));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static String millis(JsonObject candle) {
        return Long.toString(Instant.parse(candle.getString("openTime")).toEpochMilli());
    }

    private static String row(JsonObject candle) {
        return String.join(
                ",",
                millis(candle),
                candle.getString("open"),
                candle.getString("high"),
                candle.getString("low"),
                candle.getString("close"),
                candle.getString("volume"));
    }
}
