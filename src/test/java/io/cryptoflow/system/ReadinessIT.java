package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the product says that it may get work, and what it answers when it cannot do it. */
class ReadinessIT {
    private static final int REFUSED = 0;
    private static final int READY = 200;
    private static final int UNAVAILABLE = 503;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isNotReadyBeforeItCanTakeOrders() throws Exception {
        int port = FreePort.next();
        String health = "http://127.0.0.1:" + port + "/health/ready";
        Set<Integer> seen = new LinkedHashSet<>();
        try (RunningProduct product =
                RunningProduct.launch(ProductSetup.in(folder).with("MANAGEMENT_PORT", port))) {
            assertThat(Waiting.until(Duration.ofMinutes(2), () -> {
                        seen.add(status(health));
                        return seen.contains(READY);
                    }))
                    .isTrue();
            product.awaitStartScreen();

            assertThat(seen).first().isEqualTo(REFUSED);
            assertThat(seen).isSubsetOf(REFUSED, UNAVAILABLE, READY);
            try (Database database = new Database(product)) {
                assertThat(database.ask("SELECT json_build_object('orders', count(*)) FROM orders"))
                        .containsExactly(new JsonObject().put("orders", 0));
            }
        }
    }

    @Test
    void isNotReadyOnceTheFeedHasEnded() throws Exception {
        Path tape = Files.write(
                folder.resolve("short.csv"),
                List.of("ts_ms,price,qty,side", "1700000000000,100.5,1,buy", "1700000001000,100.4,1,sell"));
        ProductSetup setup = ProductSetup.in(folder.resolve("home"))
                .onTape(tape, "BTC-USDT", "1")
                .with("MARKET_TAPE_ATEND", "stop")
                .with("MARKET_STALEAFTER", "3s");
        Files.createDirectory(setup.home());

        try (RunningProduct product = RunningProduct.start(setup)) {
            assertThat(Waiting.until(PATIENCE, () -> status(product.ready()) == UNAVAILABLE))
                    .isTrue();
            JsonObject health = new JsonObject(
                    http.send(request(product.ready()), BodyHandlers.ofString()).body());
            assertThat(health.getJsonArray("checks").stream()
                            .map(check -> (JsonObject) check)
                            .filter(check -> check.getString("status").equals("DOWN"))
                            .map(check -> check.getString("name")))
                    .containsExactly("market feed");
            ProductClient.Reply denied = product.client().place(order("stale"));
            assertThat(denied.status()).isEqualTo(422);
            assertThat(denied.json().getString("code")).isEqualTo("STALE_MARKET_DATA");
        }
    }

    private static JsonObject order(String clientOrderId) {
        return ProductClient.marketOrder(clientOrderId, "BUY", "1").put("symbol", "BTC-USDT");
    }

    /** Status of an answer; 0 when nobody listens. */
    private int status(String url) throws InterruptedException {
        try {
            return http.send(request(url), BodyHandlers.discarding()).statusCode();
        } catch (IOException refused) {
            return REFUSED;
        }
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    }
}
