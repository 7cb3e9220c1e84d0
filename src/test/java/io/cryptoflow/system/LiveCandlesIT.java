package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product at a venue on loopback that knows candles of before. */
class LiveCandlesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MOST = 1_000;
    private static final String LISTING =
            """
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[
            {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"0.00001"}]}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final ReplayServer venue = ReplayServer.start(vertx)
            .answers("/api/v3/exchangeInfo", LISTING)
            .answers("/api/v3/klines", LiveCandlesIT::klines);

    @AfterEach
    void close() {
        venue.close();
        Await.await(vertx.close());
    }

    @Test
    void fetchesThePastFromTheVenueAndGoesOnWithItsTrades() throws Exception {
        ProductSetup setup = ProductSetup.in(folder)
                .with("MARKET_SOURCE", "live")
                .with("MARKET_LIVE_SYMBOLS", "BTC-USDT")
                .with("MARKET_LIVE_CALLURI", venue.http())
                .with("MARKET_LIVE_STREAMURI", venue.ws(""));

        try (RunningProduct product = RunningProduct.start(setup)) {
            for (String interval : List.of("1m", "5m", "15m", "1h", "4h", "1d")) {
                assertThat(Waiting.until(
                                PATIENCE, () -> closed(product, interval).size() >= 499))
                        .as("%s", interval)
                        .isTrue();
                assertThat(closed(product, interval))
                        .allMatch(candle -> candle.getString("close").equals("100.5"));
            }
            venue.send("{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"101.25\",\"q\":\"0.25\",\"T\":"
                    + System.currentTimeMillis() + ",\"m\":true}");

            assertThat(Waiting.until(PATIENCE, () -> statistics(product).containsKey("last")))
                    .isTrue();
            assertThat(statistics(product).getString("last")).isEqualTo("101.25");
            assertThat(statistics(product).getString("high")).isEqualTo("101.25");
            assertThat(statistics(product).getString("low")).isEqualTo("100.5");
            // A coin in each minute of the day, which comes in several answers.
            assertThat(Waiting.until(
                            PATIENCE,
                            () -> new BigDecimal(statistics(product).getString("volume"))
                                            .compareTo(new BigDecimal("1400"))
                                    > 0))
                    .isTrue();
        }
    }

    private static List<JsonObject> closed(RunningProduct product, String interval) throws Exception {
        JsonObject found = product.client().read("/market/candles/BTC-USDT?limit=500&interval=" + interval);
        return found.getJsonArray("candles").stream()
                .map(candle -> (JsonObject) candle)
                .filter(candle -> candle.getBoolean("closed") && !candle.getBoolean("gap"))
                .toList();
    }

    private static JsonObject statistics(RunningProduct product) throws Exception {
        JsonArray tickers =
                product.client().read("/market/tickers?symbols=BTC-USDT").getJsonArray("tickers");
        return tickers.isEmpty()
                ? new JsonObject()
                : tickers.getJsonObject(0).getJsonObject("statistics", new JsonObject());
    }

    /** As Binance tells them: a price of 100.5 all the time, and one coin in each. */
    private static ReplayServer.Answer klines(ReplayServer.Asked asked) {
        long step = CandleInterval.of(asked.query("interval"))
                .orElseThrow()
                .length()
                .toMillis();
        long end =
                Math.min(Long.parseLong(asked.query("endTime")), Instant.now().toEpochMilli());
        JsonArray rows = new JsonArray();
        for (long open = Long.parseLong(asked.query("startTime")); open <= end && rows.size() < MOST; open += step) {
            rows.add(new JsonArray()
                    .add(open)
                    .add("100.50")
                    .add("100.50")
                    .add("100.50")
                    .add("100.50")
                    .add("1.00000")
                    .add(open + step - 1)
                    .add("100.50"));
        }
        return ReplayServer.Answer.json(rows.encode());
    }
}
