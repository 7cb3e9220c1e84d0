package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Fuzz;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated bad input against the whole product: the database, the venue and the market behind the port. */
class FuzzedProductIT {
    private static final int CASES = 5_000;
    private static final int RAW_CASES = 300;
    private static final long SEED = 20_260_106;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void answersEverythingByTheContractAndKeepsItsMoney() throws Exception {
        try (RunningProduct product = RunningProduct.start(ProductSetup.in(folder))) {
            URI server = URI.create(product.api()).resolve("/");

            Map<String, Integer> outcomes =
                    new Fuzz(new ContractClient(server, product.key())).send(CASES, SEED, "whole");
            Fuzz.sendRaw(server.getPort(), RAW_CASES, SEED);

            assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(CASES);
            assertThat(outcomes)
                    .containsKeys("200", "201", "400 INVALID_FIELD", "400 MALFORMED_JSON", "404 ORDER_NOT_FOUND");
            assertThat(product.output()).doesNotContain(" ERROR ");
            AccountSnapshot.withoutOrderEvents(product).addsUpFrom(Map.of("USDT", "100000", "BTC", "2", "ETH", "20"));
        }
    }
}
