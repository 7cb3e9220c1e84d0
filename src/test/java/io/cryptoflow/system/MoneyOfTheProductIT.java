package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product trades, shows what that came to, and finds out when somebody takes money behind its back. */
class MoneyOfTheProductIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String RIGHT = "cryptoflow_ledger_imbalance{asset=\"USDT\"} 0.0";
    private static final String STOLEN = "cryptoflow_ledger_imbalance{asset=\"USDT\"} 1.25";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void showsPositionsAndLedgerAndMissesWhatIsStolen() throws Exception {
        ProductSetup setup = ProductSetup.in(folder).with("ORDERS_LEDGERCHECKPERIOD", "100ms");
        try (RunningProduct product = RunningProduct.start(setup);
                Database database = new Database(product)) {
            buy(product);
            assertThat(Waiting.until(
                            PATIENCE, () -> "0.00999".equals(position(product).getString("quantity"))))
                    .isTrue();
            assertThat(position(product).fieldNames()).contains("averagePrice", "marketPrice", "unrealizedProfit");
            assertThat(product.client()
                            .read("/account/ledger?limit=1")
                            .getJsonArray("entries")
                            .getJsonObject(0)
                            .getString("kind"))
                    .isEqualTo("COMMISSION");
            assertThat(Waiting.until(PATIENCE, () -> metrics(product).contains(RIGHT)))
                    .isTrue();
            assertThat(metrics(product)).doesNotContain("outcome=\"imbalanced\"");

            steal(database, "-1.25");
            assertThat(Waiting.until(PATIENCE, () -> metrics(product).contains(STOLEN)))
                    .isTrue();
            assertThat(product.output())
                    .contains("money is missing rule=BALANCE_IS_TOTAL account=paper book=ACCOUNT asset=USDT");
            steal(database, "1.25");
            assertThat(Waiting.until(PATIENCE, () -> metrics(product).contains(RIGHT)))
                    .isTrue();
        }
    }

    private static void buy(RunningProduct product) throws Exception {
        JsonObject order = ProductClient.marketOrder("buy", "BUY", "0.01").put("symbol", "BTC-USDT");
        assertThat(product.client().place(order).status()).isEqualTo(201);
    }

    private static JsonObject position(RunningProduct product) throws Exception {
        JsonArray positions = product.client().read("/positions").getJsonArray("positions");
        return positions.isEmpty() ? new JsonObject() : positions.getJsonObject(0);
    }

    private static void steal(Database database, String amount) throws Exception {
        assertThat(database.ask("UPDATE balances SET free = free + " + amount
                        + " WHERE asset = 'USDT' RETURNING json_build_object('asset', asset)"))
                .containsExactly(new JsonObject().put("asset", "USDT"));
    }

    private static String metrics(RunningProduct product) throws Exception {
        URI metrics = URI.create(product.ready().replace("/health/ready", "/metrics"));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
