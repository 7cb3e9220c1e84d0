package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.entrypoints.bridge.Chromium;
import io.cryptoflow.entrypoints.bridge.StreamPage;
import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client in Node and a page in a browser, on the packaged product. */
class RealClientsOfTheProductIT {
    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final String ACCOUNT = "paper";
    private static final String SYMBOL = "BTC-USDT";

    private static final String OPERATIONS_ON_PAGE =
            """
            (async () => {
              const shown = () => [...document.querySelectorAll("#operations details[id]")].map((part) => part.id);
              for (let i = 0; i < 100 && shown().length === 0; i++) {
                await new Promise((later) => setTimeout(later, 100));
              }
              const { paths } = await (await fetch("/openapi.json")).json();
              const contract = Object.values(paths).flatMap((item) => Object.values(item)).map((one) => one.operationId);
              return JSON.stringify({
                shown: shown().sort(),
                contract: contract.sort(),
                schemas: document.querySelectorAll("#schemas details").length,
              });
            })()""";

    @TempDir
    private static Path folder = Path.of("");

    private static RunningProduct product;

    @BeforeAll
    static void start() throws Exception {
        product = RunningProduct.start(ProductSetup.in(folder));
        product.client()
                .place(ProductClient.marketOrder("filled", "BUY", "0.01").put("symbol", SYMBOL));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void showsATickAndAFillToAPage() throws Exception {
        Optional<Path> executable = Chromium.find();
        Skip.because(
                RealClientsOfTheProductIT.class,
                executable.isPresent() ? Optional.empty() : Optional.of("no Chromium is installed"));
        Vertx vertx = Vertx.vertx();

        try (Chromium browser = new Chromium(vertx, executable.orElseThrow(), Path.of("target"), origin() + "/docs/")) {
            JsonObject got =
                    new JsonObject(browser.evaluate(StreamPage.script(product.key(), ACCOUNT, SYMBOL, "OrderFilled")));

            assertThat(got.getJsonObject("ticker").getJsonObject("source").getString("kind"))
                    .isEqualTo("simulated");
            assertThat(got.getJsonObject("event").getJsonObject("order").getString("clientOrderId"))
                    .isEqualTo("filled");
            assertThat(got.getJsonObject("event").getJsonObject("fill").getString("symbol"))
                    .isEqualTo(SYMBOL);
        } finally {
            vertx.close();
        }
    }

    @Test
    void showsEveryOperationOnItsPage() throws Exception {
        Optional<Path> executable = Chromium.find();
        Skip.because(
                RealClientsOfTheProductIT.class,
                executable.isPresent() ? Optional.empty() : Optional.of("no Chromium is installed"));
        Vertx vertx = Vertx.vertx();

        try (Chromium browser = new Chromium(vertx, executable.orElseThrow(), Path.of("target"), origin() + "/docs/")) {
            JsonObject page = new JsonObject(browser.evaluate(OPERATIONS_ON_PAGE));

            assertThat(page.getJsonArray("shown")).isNotEmpty();
            assertThat(page.getJsonArray("shown")).isEqualTo(page.getJsonArray("contract"));
            assertThat(page.getInteger("schemas")).isPositive();
        } finally {
            vertx.close();
        }
    }

    @Test
    void servesTheOfficialClientInNode() throws Exception {
        NodePackages packages = new NodePackages(SCRIPTS, Path.of("target/node"));
        Skip.because(RealClientsOfTheProductIT.class, packages.install());

        JsonObject got = new JsonObject(Program.run(
                Path.of("."),
                Duration.ofSeconds(30),
                List.of(
                        "node",
                        SCRIPTS.resolve("stream-client.js").toString(),
                        origin(),
                        product.key(),
                        ACCOUNT,
                        SYMBOL,
                        packages.modules().toString())));

        assertThat(got.getJsonObject("ticker").getString("symbol")).isEqualTo(SYMBOL);
        assertThat(got.getJsonObject("event").getLong("sequence")).isEqualTo(1);
        assertThat(got.getInteger("otherAccount")).isEqualTo(403);
        assertThat(got.getInteger("internalAddress")).isEqualTo(403);
        assertThat(got.getInteger("send")).isEqualTo(403);
    }

    private static String origin() throws Exception {
        return product.api().replaceAll("/api/.*", "");
    }
}
