package io.cryptoflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.cryptoflow.system.ProductSetup;
import io.cryptoflow.system.RunningProduct;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spectral judges the contract; clients that openapi-generator made from what the product publishes trade with it. */
class RealContractClientsIT {
    private static final Path SOURCES = Path.of("src/test/contract");
    private static final Path FOLDER = Path.of("target/contract/clients");
    private static final NodePackages PACKAGES = new NodePackages(SOURCES, Path.of("target/contract"));
    private static final GeneratedClients CLIENTS = new GeneratedClients(FOLDER, PACKAGES);

    private static RunningProduct product;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        product = RunningProduct.start(ProductSetup.in(home));
        try (InputStream published =
                URI.create(product.api()).resolve("/openapi.yaml").toURL().openStream()) {
            CLIENTS.generate(published.readAllBytes());
        }
    }

    @AfterAll
    static void stop() throws Exception {
        product.close();
    }

    @Test
    void followsTheRulesOfSpectral() throws Exception {
        installNodePackages();

        assertThat(lint(Path.of("openapi/cryptoflow.yaml"))).contains("No results");
        assertThat(lint(FOLDER.resolve("openapi.yaml"))).contains("No results");
    }

    @Test
    void servesAGeneratedClientInJava() throws Exception {
        List<String> facts = CLIENTS.tradeInJava(product.api(), product.key());

        assertTraded(facts);
    }

    @Test
    void servesAGeneratedClientInTypeScript() throws Exception {
        installNodePackages();

        List<String> facts = CLIENTS.tradeInTypeScript(product.api(), product.key());

        assertTraded(facts);
    }

    /** The held funds are exact: 0.00321 times 12345.67 is 39.629600700000005 in binary floating point. */
    private static void assertTraded(List<String> facts) {
        assertThat(facts)
                .filteredOn(fact -> fact.startsWith("lastPrice="))
                .singleElement()
                .asString()
                .matches("lastPrice=[1-9][0-9]*(\\.[0-9]{1,2})?");
        assertThat(facts)
                .filteredOn(fact -> !fact.startsWith("lastPrice="))
                .containsExactly(
                        "tickSize=0.01",
                        "ticker=BTC-USDT",
                        "missing=UNKNOWN_SYMBOL",
                        "quantity=0.00321",
                        "limitPrice=12345.67",
                        "held=39.6296007",
                        "sameOrder=true",
                        "readBack=0.00321 12345.67 39.6296007",
                        "problem=422 PRICE_OFF_TICK limitPrice");
    }

    private static void installNodePackages() throws Exception {
        Skip.because(RealContractClientsIT.class, PACKAGES.install());
    }

    private static String lint(Path contract) throws Exception {
        return Program.run(
                Path.of("."),
                Duration.ofMinutes(2),
                List.of(
                        "node",
                        PACKAGES.modules()
                                .resolve("@stoplight/spectral-cli/dist/index.js")
                                .toString(),
                        "lint",
                        "--ruleset",
                        SOURCES.resolve("spectral.yaml").toString(),
                        "--fail-severity",
                        "hint",
                        contract.toString()));
    }
}
