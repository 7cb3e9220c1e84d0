package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Fuzz;
import io.cryptoflow.fixture.Gateway;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpFuzzTest {
    private static final int CASES = 6_000;
    private static final int RAW_CASES = 400;
    private static final long SEED = 20260105;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void answersWhateverIsSentByTheContract() throws Exception {
        Map<String, Integer> outcomes = new Fuzz(gateway.client(Gateway.ALICE_KEY)).send(CASES, SEED, "fuzz");

        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CASES);
        assertThat(outcomes.get("201")).isGreaterThan(CASES / 20);
        assertThat(outcomes)
                .containsKeys(
                        "200",
                        "400 INVALID_FIELD",
                        "400 INVALID_PARAMETER",
                        "400 INVALID_TERMS",
                        "400 MALFORMED_JSON",
                        "400 UNKNOWN_FIELD",
                        "400 UNKNOWN_PARAMETER",
                        "401 API_KEY_UNKNOWN",
                        "404 ORDER_NOT_FOUND",
                        "404 ROUTE_NOT_FOUND",
                        "405 METHOD_NOT_ALLOWED",
                        "415 UNSUPPORTED_MEDIA_TYPE",
                        "422 PRICE_OFF_TICK",
                        "422 QUANTITY_OFF_LOT");
    }

    @Test
    void answersWhatIsNoHttpWithProblems() throws Exception {
        Fuzz.sendRaw(gateway.port(), RAW_CASES, SEED);
        assertThat(gateway.client(Gateway.ALICE_KEY).get("/balances").status()).isEqualTo(200);
    }
}
