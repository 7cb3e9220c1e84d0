package io.cryptoflow.entrypoints.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Scope;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The official TypeScript client against a gateway. */
class OfficialClientIT {
    private static final Path SCRIPTS = Path.of("src/test/mcp");
    private static final String READ_KEY = "cf_test_reader";
    private static final List<String> READABLE = List.of(
            "get_tickers",
            "get_book",
            "list_public_trades",
            "list_candles",
            "list_indicators",
            "list_instruments",
            "get_balances",
            "list_positions",
            "list_orders",
            "get_order",
            "get_order_events",
            "list_fills",
            "get_account_limits",
            "preview_order",
            "ask_knowledge");

    @Test
    void connectsListsReadsDraftsConfirmsAndIsRefused() throws Exception {
        NodePackages packages = new NodePackages(SCRIPTS, Path.of("target/mcp"));
        Skip.because(OfficialClientIT.class, packages.install());
        Gateway gateway = Gateway.open();
        try {
            gateway.grant(Gateway.ALICE, READ_KEY, Set.of(Scope.READ));

            JsonObject got = new JsonObject(Program.run(
                    Path.of("."),
                    Duration.ofSeconds(60),
                    List.of(
                            "node",
                            SCRIPTS.resolve("client.js").toString(),
                            "http://127.0.0.1:" + gateway.port() + "/mcp",
                            Gateway.ALICE_KEY,
                            READ_KEY,
                            packages.modules().toString(),
                            "buy 0.5 BTC at 60000")));

            JsonObject read = got.getJsonObject("read").getJsonObject("structuredContent");
            assertThat(got.getJsonObject("server").getString("name")).isEqualTo("cryptoflow");
            assertThat(got.getJsonObject("tools").getJsonObject("get_tickers").getBoolean("readOnlyHint"))
                    .isTrue();
            assertThat(read.getString("mode")).isEqualTo("paper");
            assertThat(read.getJsonObject("data")
                            .getJsonArray("tickers")
                            .getJsonObject(0)
                            .getString("symbol"))
                    .isEqualTo("BTC-USDT");
            assertThat(ticket(got, "draft").getString("state")).isEqualTo("OPEN");
            assertThat(confirmed(got, "confirmed").getString("state")).isEqualTo("DONE");
            assertThat(confirmed(got, "again")).isEqualTo(confirmed(got, "confirmed"));
            assertThat(gateway.client(READ_KEY).get("/orders").json().getJsonArray("orders"))
                    .hasSize(1);
            assertThat(got.getJsonObject("denied")
                            .getJsonObject("structuredContent")
                            .getJsonObject("problem")
                            .getString("code"))
                    .isEqualTo("SCOPE_MISSING");
            assertThat(got.getJsonObject("wrong").getBoolean("isError")).isTrue();
            assertThat(got.getString("unknownTool")).isEqualTo("-32602");
            assertThat(got.getString("badKey")).isEqualTo("401");
            assertThat(got.getJsonArray("toolsOfReader")).isEqualTo(new JsonArray(READABLE));
        } finally {
            gateway.close();
        }
    }

    private static JsonObject ticket(JsonObject got, String name) {
        return confirmed(got, name).getJsonObject("ticket");
    }

    private static JsonObject confirmed(JsonObject got, String name) {
        return got.getJsonObject(name).getJsonObject("structuredContent").getJsonObject("data");
    }
}
