package io.cryptoflow.entrypoints.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Scope;
import io.cryptoflow.fixture.AgentClient;
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
    private static final JsonObject TERMS = new JsonObject()
            .put("symbol", "BTC-USDT")
            .put("side", "BUY")
            .put("type", "LIMIT")
            .put("quantity", "0.5")
            .put("limitPrice", "60000");

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
                            TERMS.encode(),
                            "cancel all my BTC orders")));

            JsonObject read = got.getJsonObject("read").getJsonObject("structuredContent");
            assertThat(got.getJsonObject("server").getString("name")).isEqualTo("cryptoflow");
            assertThat(got.getJsonObject("tools").getJsonObject("get_tickers").getBoolean("readOnlyHint"))
                    .isTrue();
            assertThat(got.getJsonObject("tools").getJsonObject("draft_order").getBoolean("destructiveHint"))
                    .isFalse();
            assertThat(got.getJsonObject("tools")
                            .getJsonObject("confirm_ticket")
                            .getBoolean("destructiveHint"))
                    .isTrue();
            assertThat(read.getString("mode")).isEqualTo("paper");
            assertThat(read.getJsonObject("data")
                            .getJsonArray("tickers")
                            .getJsonObject(0)
                            .getString("symbol"))
                    .isEqualTo("BTC-USDT");
            assertThat(data(got, "draft").getString("state")).isEqualTo("OPEN");
            assertThat(AgentClient.orders(AgentClient.lines(data(got, "draft")).get(0)))
                    .singleElement()
                    .satisfies(order -> assertThat(order.getMap()).containsAllEntriesOf(TERMS.getMap()));
            assertThat(data(got, "confirmed").getString("state")).isEqualTo("DONE");
            assertThat(data(got, "again")).isEqualTo(data(got, "confirmed"));
            JsonArray orders = gateway.client(READ_KEY).get("/orders").json().getJsonArray("orders");
            assertThat(orders).hasSize(1);
            assertThat(data(got, "said").getJsonObject("ticket").getString("state"))
                    .isEqualTo("OPEN");
            assertThat(AgentClient.lines(data(got, "said").getJsonObject("ticket")))
                    .extracting(line -> line.getString("orderId"))
                    .containsExactly(orders.getJsonObject(0).getString("orderId"));
            assertThat(got.getJsonObject("denied")
                            .getJsonObject("structuredContent")
                            .getJsonObject("problem")
                            .getString("code"))
                    .isEqualTo("SCOPE_MISSING");
            assertThat(got.getJsonObject("wrong").getBoolean("isError")).isTrue();
            assertThat(got.getString("unknownTool")).isEqualTo("-32602");
            assertThat(got.getString("badKey")).isEqualTo("401");
            assertThat(got.getJsonArray("toolsOfReader")).isEqualTo(new JsonArray(McpDesk.READING_TOOLS));
        } finally {
            gateway.close();
        }
    }

    private static JsonObject data(JsonObject got, String name) {
        return got.getJsonObject(name).getJsonObject("structuredContent").getJsonObject("data");
    }
}
