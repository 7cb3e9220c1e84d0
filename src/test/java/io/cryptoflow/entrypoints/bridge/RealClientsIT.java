package io.cryptoflow.entrypoints.bridge;

import static io.cryptoflow.entrypoints.bridge.RunningBridge.ALICE;
import static io.cryptoflow.entrypoints.bridge.RunningBridge.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official client in Node, and a page in a browser. */
class RealClientsIT {
    private static final Path SCRIPTS = Path.of("src/test/node");

    private RunningBridge server;

    @BeforeEach
    void start() throws Exception {
        server = new RunningBridge(BridgeLimits.STANDARD, router -> router.get("/")
                .handler(context -> context.end("<html>console</html>")));
        server.happen();
        server.vertx().setPeriodic(50, timer -> server.announce(Addresses.TICKER_EVENTS, Market.ticker("60000.5")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesTheOfficialClientInNode() throws Exception {
        NodePackages packages = new NodePackages(SCRIPTS, Path.of("target/node"));
        Skip.because(RealClientsIT.class, packages.install());

        String printed = Program.run(
                Path.of("."),
                Duration.ofSeconds(60),
                List.of(
                        "node",
                        SCRIPTS.resolve("stream-client.js").toString(),
                        "http://127.0.0.1:" + server.port(),
                        KEY,
                        ALICE.value(),
                        "BTC-USDT",
                        packages.modules().toString()));

        JsonObject got = new JsonObject(printed);
        assertThat(got.getJsonObject("ticker").getString("lastPrice")).isEqualTo("60000.5");
        assertThat(got.getJsonObject("event").getLong("sequence")).isEqualTo(1);
        assertThat(got.getInteger("otherAccount")).isEqualTo(403);
        assertThat(got.getInteger("internalAddress")).isEqualTo(403);
        assertThat(got.getInteger("send")).isEqualTo(403);
    }

    @Test
    void servesAPageInABrowser() throws Exception {
        Optional<Path> executable = Chromium.find();
        Skip.because(
                RealClientsIT.class,
                executable.isPresent() ? Optional.empty() : Optional.of("no Chromium is installed"));
        String page = StreamPage.script(KEY, "alice", "BTC-USDT", "");

        try (Chromium browser = new Chromium(
                server.vertx(),
                executable.orElseThrow(),
                Path.of("target"),
                "http://127.0.0.1:" + server.port() + "/")) {
            String printed = browser.evaluate(page);

            JsonObject got = new JsonObject(printed);
            assertThat(got.getJsonObject("ticker").getString("lastPrice")).isEqualTo("60000.5");
            assertThat(got.getJsonObject("event").getLong("sequence")).isEqualTo(1);
        }
    }
}
