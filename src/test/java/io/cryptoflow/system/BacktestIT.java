package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests, indicators and a live strategy of the packaged product, on a tape of candles that plays ten hours in a second. */
class BacktestIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HOURS_TO_SECONDS = 36_000;
    private static final int CANDLES = 1_000;

    @TempDir
    private static Path folder = Path.of("");

    private static RunningProduct product;
    private static ProductClient client;

    @BeforeAll
    static void start() throws Exception {
        Path candles = Files.createDirectory(folder.resolve("candles"));
        Path waves = Files.writeString(candles.resolve("waves.csv"), waves());
        product = RunningProduct.start(ProductSetup.in(folder)
                .onTape(waves, "BTC-USDT", HOURS_TO_SECONDS)
                .with("BACKTESTS_FOLDER", candles)
                .with("STRATEGIES_LIVE", "surfer=BTC-USDT 1h breakout 5 5")
                .with("STRATEGIES_ORDERS", "surfer=0.1"));
        client = product.client();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void playsAFileTheSameWayTwice() throws Exception {
        JsonObject first = play();
        JsonObject second = play();

        assertThat(first.getString("status")).isEqualTo("DONE");
        assertThat(first.getInteger("candles")).isEqualTo(CANDLES);
        assertThat(first.getJsonObject("result").getInteger("fillCount")).isGreaterThan(8);
        assertThat(second.getJsonObject("result").encode())
                .isEqualTo(first.getJsonObject("result").encode());
    }

    @Test
    void computesIndicatorsAndPlacesOrdersOnLiveCandles() throws Exception {
        assertThat(Waiting.until(PATIENCE, () -> !strategyOrders().isEmpty()))
                .as("an order of the strategy")
                .isTrue();

        JsonObject order = strategyOrders().get(0);
        assertThat(order.getString("quantity")).isEqualTo("0.1");
        assertThat(order.getString("type")).isEqualTo("MARKET");
        assertThat(indicators()).isNotEmpty();
        assertThat(product.output()).contains("strategies started strategies=1").doesNotContain(" ERROR ");
    }

    private static JsonObject play() throws Exception {
        JsonObject request = new JsonObject()
                .put("symbol", "BTC-USDT")
                .put("interval", "1h")
                .put("file", "waves.csv")
                .put("cash", "10000")
                .put(
                        "strategy",
                        new JsonObject()
                                .put("type", "BREAKOUT")
                                .put("entry", 20)
                                .put("exit", 10));
        ProductClient.Reply started = client.post("/backtests", request);
        assertThat(started.status()).isEqualTo(202);
        String path = "/backtests/" + started.json().getString("backtestId");
        Waiting.until(PATIENCE, () -> List.of("DONE", "FAILED")
                .contains(client.read(path).getString("status")));
        return client.read(path);
    }

    private static JsonArray indicators() throws Exception {
        return client.read("/market/indicators/BTC-USDT?interval=1h&indicator=SMA&period=3")
                .getJsonArray("points");
    }

    private static List<JsonObject> strategyOrders() throws Exception {
        return client.readAll("/orders?symbol=BTC-USDT", "orders").stream()
                .filter(order -> order.getString("clientOrderId").startsWith("strategy-surfer-"))
                .toList();
    }

    private static String waves() {
        StringBuilder lines = new StringBuilder("ts_ms,open,high,low,close,volume\n");
        double open = 60_000;
        for (int i = 0; i < CANDLES; i++) {
            double close = 60_000 + 3_000 * Math.sin(i / 24.0);
            lines.append(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,25.50001%n",
                    1_704_067_200_000L + i * 3_600_000L,
                    open,
                    Math.max(open, close) + 10,
                    Math.min(open, close) - 10,
                    close));
            open = close;
        }
        return lines.toString();
    }
}
