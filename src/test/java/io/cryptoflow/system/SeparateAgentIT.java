package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FreePort;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in a process of its own, asked through a gateway that shares neither its memory nor its database. */
class SeparateAgentIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FINE = 200;
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void takesNothingElseWithItWhenItDiesAndKnowsItsTicketsAfterwards() throws Exception {
        String trading = freeEndpoint();
        String agent = freeEndpoint();
        try (DataFolder data = DataFolder.open(folder.resolve("database"));
                EmbeddedPostgres server = EmbeddedPostgres.start(data);
                RunningProduct orders = RunningProduct.start(serving(trading, "orders,market-data", server));
                RunningProduct gateway =
                        RunningProduct.start(asking(trading, process("gateway")).with("AGENT_ENDPOINTS", agent))) {
            ProductClient client = new ProductClient(gateway.api(), orders.key());
            ProductSetup setup = asking(trading, serving(agent, "agent", server));
            JsonObject done;
            try (RunningProduct first = RunningProduct.start(setup)) {
                assertThat(Waiting.until(PATIENCE, () -> tellsThePrice(client))).isTrue();
                done = buy(client);
                first.kill();
            }

            assertThat(say(client, "price of BTC").status()).isEqualTo(UNAVAILABLE);
            assertThat(client.place(ProductClient.marketOrder("without-the-agent", "BUY", "0.001")
                                    .put("symbol", "BTC-USDT"))
                            .status())
                    .isEqualTo(CREATED);

            try (RunningProduct second = RunningProduct.start(setup)) {
                assertThat(Waiting.until(PATIENCE, () -> tellsThePrice(client))).isTrue();
                assertThat(client.read(path(done))).isEqualTo(done);
                assertThat(confirm(client, done)).isEqualTo(done);
                second.kill();
            }
            assertThat(client.readAll("/orders", "orders"))
                    .filteredOn(order -> order.getString("clientOrderId").startsWith("agent-"))
                    .hasSize(1);
        }
    }

    /** A ticket by one sentence, and its confirmation; the ticket as it is then. */
    private static JsonObject buy(ProductClient client) throws Exception {
        JsonObject ticket = say(client, "buy 0.001 BTC").json().getJsonObject("ticket");
        JsonObject done = confirm(client, ticket);
        assertThat(done.getString("state")).isEqualTo("DONE");
        return done;
    }

    private static JsonObject confirm(ProductClient client, JsonObject ticket) throws Exception {
        ProductClient.Reply reply =
                client.post(path(ticket) + "/confirmation", new JsonObject().put("hash", ticket.getString("hash")));
        assertThat(reply.status()).as("%s", reply).isEqualTo(FINE);
        return reply.json();
    }

    private static String path(JsonObject ticket) {
        return "/agent/tickets/" + ticket.getString("ticketId");
    }

    private static boolean tellsThePrice(ProductClient client) throws Exception {
        ProductClient.Reply reply = say(client, "price of BTC");
        return reply.status() == FINE && "OK".equals(reply.json().getString("outcome"));
    }

    private static ProductClient.Reply say(ProductClient client, String text) throws Exception {
        return client.post("/agent/messages", new JsonObject().put("text", text));
    }

    private static String freeEndpoint() {
        return "127.0.0.1:" + FreePort.next();
    }

    private ProductSetup process(String roles) throws IOException {
        return ProductSetup.in(Files.createDirectories(folder.resolve(roles)))
                .with("ROLES", roles)
                .with("GRPC_SERVICE_TOKEN", "only-between-these-processes");
    }

    private ProductSetup serving(String endpoint, String roles, EmbeddedPostgres server) throws IOException {
        return process(roles)
                .with("GRPC_ENABLED", "true")
                .with("GRPC_PORT", endpoint.substring(endpoint.indexOf(':') + 1))
                .with(
                        "POSTGRES_URI",
                        "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":"
                                + server.port() + "/" + server.database());
    }

    private static ProductSetup asking(String trading, ProductSetup setup) {
        return setup.with("ORDERS_ENDPOINTS", trading).with("MARKET_ENDPOINTS", trading);
    }
}
