package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.deploy.ComposeFile;
import io.cryptoflow.deploy.ComposeService;
import io.cryptoflow.deploy.EnvFile;
import io.cryptoflow.fixture.RabbitBroker;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml starts trades, and goes on while one of its processes is dead. */
class ComposeProcessesIT {
    private static final int CREATED = 201;
    private static final int DENIED = 422;
    private static final int TERMINATED = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private int placed;

    @Test
    void tradesAndGoesOnWithoutMarketData() throws Exception {
        RabbitBroker.require(ComposeProcessesIT.class);
        Map<String, String> variables = new HashMap<>(EnvFile.write(folder.resolve("env")));
        variables.put("MARKET_SOURCE", "simulated");
        ComposeFile compose = ComposeFile.read(variables);

        try (LoopbackInstallation installation = new LoopbackInstallation(folder, compose)) {
            installation.startAll();
            ProductClient client = installation.client();
            trades(client);
            leavesThePriceBand(client);

            installation.kill("market-data");
            boolean stale = Waiting.until(PATIENCE, () -> {
                assertThat(client.place(limit()).status()).isEqualTo(CREATED);
                ProductClient.Reply market = client.place(market());
                return market.status() == DENIED
                        && market.json().getString("code").equals("STALE_MARKET_DATA");
            });
            assertThat(stale)
                    .as("market orders are denied once the price is too old")
                    .isTrue();
            assertThat(client.place(limit()).status()).isEqualTo(CREATED);

            installation.start("market-data");
            assertThat(Waiting.until(PATIENCE, () -> client.place(market()).status() == CREATED))
                    .as("market orders pass again")
                    .isTrue();
            stopsInGoodOrder(installation, compose);
        }
    }

    private void trades(ProductClient client) throws Exception {
        JsonObject order = market();
        assertThat(client.place(order).status()).isEqualTo(CREATED);
        assertThat(Waiting.until(
                        PATIENCE,
                        () -> !client.read("/fills").getJsonArray("fills").isEmpty()))
                .as("the order fills")
                .isTrue();
        assertThat(client.place(limit()).status()).isEqualTo(CREATED);
    }

    /** From then on limit orders need no fresh price. */
    private static void leavesThePriceBand(ProductClient client) throws Exception {
        JsonObject none = new JsonObject().put("maximumOpenOrders", 10_000);
        assertThat(client.put("/admin/accounts/paper/limits", none).status()).isEqualTo(200);
    }

    /** Who asks ends before whom it asks. */
    private static void stopsInGoodOrder(LoopbackInstallation installation, ComposeFile compose) throws Exception {
        List<String> names =
                compose.product().stream().map(ComposeService::name).toList();
        for (String name : names) {
            assertThat(installation.isWell(name)).as("%s is well", name).isTrue();
        }
        for (String name : names) {
            assertThat(installation.stop(name)).as("exit code of %s", name).isEqualTo(TERMINATED);
        }
    }

    private JsonObject market() {
        return ProductClient.marketOrder("order-" + placed++, "BUY", "0.001").put("symbol", "BTC-USDT");
    }

    private JsonObject limit() {
        return ProductClient.limitOrder("order-" + placed++, "BUY", "0.001", "20000")
                .put("symbol", "BTC-USDT");
    }
}
