package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.RabbitBroker;
import io.vertx.core.json.JsonObject;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Draws the dashboards for the manual from some minutes of trading at a venue that has its troubles. */
@EnabledIfSystemProperty(
        named = "dashboard.pictures",
        matches = "true",
        disabledReason = "draws pictures for the manual, by hand")
class DashboardPicturesIT {
    private static final Duration READING_LIMIT = Duration.ofMinutes(5);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SPAN = Duration.ofMinutes(4);
    private static final int ROUNDS_TO_TALK = 10;
    private static final int ROUNDS_TO_CANCEL = 150;
    private static final long ROUND_MILLIS = 200;
    private static final long LOWEST_PRICE = 20_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void drawsEveryDashboardFromWhatPrometheusMeasured() throws Exception {
        try (RabbitBroker broker = RabbitBroker.start(folder.resolve("broker"));
                WalkingVenue venue = new WalkingVenue();
                RunningProduct product = RunningProduct.start(
                        venue.behind(ProductSetup.withEveryRole(folder)).with("RABBITMQ_URI", broker.uri()));
                RunningPrometheus prometheus = RunningPrometheus.start(
                        folder, URI.create(product.ready()).getAuthority())) {
            boolean hasRead = Waiting.until(READING_LIMIT, () -> answersQuestions(product.client()));
            assertThat(hasRead).as("the agent has read the manual").isTrue();
            Instant start = Instant.now();
            work(product, start.plus(WARM_UP).plus(SPAN));

            Instant end = Instant.now();
            try (DashboardPictures pictures = new DashboardPictures()) {
                for (Dashboard dashboard : Dashboard.all()) {
                    Path file = pictures.draw(dashboard, prometheus, start.plus(WARM_UP), end);
                    assertThat(file).as(dashboard.name()).isNotEmptyFile();
                }
            }
        }
    }

    private static boolean answersQuestions(ProductClient client) throws Exception {
        return client.post("/knowledge/questions", new JsonObject().put("question", "how do i cancel an order?"))
                        .status()
                == HttpURLConnection.HTTP_OK;
    }

    /** What clients do all day: listen, buy and sell, let orders rest, talk to the agent, ask for other prices. */
    private static void work(RunningProduct product, Instant end) throws Exception {
        ProductClient client = product.client();
        try (StreamClient listener = new StreamClient(product.streams())) {
            for (String channel : List.of("ticker.BTC-USDT", "trade.BTC-USDT", "book.BTC-USDT", "candle.BTC-USDT.1m")) {
                listener.register("market." + channel, product.key(), new JsonObject());
            }
            for (int round = 0; Instant.now().isBefore(end); round++) {
                place(client, ProductClient.marketOrder("", round % 2 == 0 ? "BUY" : "SELL", "0.02"));
                place(client, ProductClient.limitOrder("", "BUY", "0.001", String.valueOf(LOWEST_PRICE + round)));
                if (round % ROUNDS_TO_TALK == 0) {
                    MonitoringIT.trade(client);
                    answersQuestions(client);
                    client.get("/market/tickers?symbols=ETH-USDT");
                    listener.ping();
                }
                if (round % ROUNDS_TO_CANCEL == 0) {
                    client.cancelAll("BUY");
                }
                Thread.sleep(ROUND_MILLIS);
            }
        }
    }

    private static void place(ProductClient client, JsonObject order) throws Exception {
        order.remove("clientOrderId");
        client.place(order.put("symbol", "BTC-USDT"));
    }
}
