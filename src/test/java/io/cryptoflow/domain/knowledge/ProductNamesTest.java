package io.cryptoflow.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductNamesTest {
    private static final ProductNames NAMES = new ProductNames(
            Set.of("http.port", "market.tape.speed", "market.tape.path"),
            Set.of("GET /orders", "GET /orders/{orderId}", "POST /orders"),
            Set.of("STALE_MARKET_DATA", "PENDING_NEW"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set `http.port`, or `market.tape`.",
                "`market.tape.speed: 60` plays faster.",
                "`GET /orders/{orderId}` and `GET /api/v1/orders?status=open` show it.",
                "GET /orders/01938a2e shows one.",
                "`STALE_MARKET_DATA` is a reason, `PENDING_NEW` a status, `CRYPTOFLOW_HTTP_PORT` a variable.",
                "Listen to `account.paper.events` and `market.ticker.BTC-USDT`.",
                "market.nothing is not quoted."
            })
    void knowsWhatTheProductHas(String text) {
        assertThat(NAMES.unknown(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Set `http.prot` to 80.", "`market.tape.speed.factor` is 60.", "Set `market.leverage`."})
    void namesSettingsThatDoNotExist(String text) {
        assertThat(NAMES.unknown(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`POST /withdrawals` sends it.", "DELETE /orders cancels.", "`GET /api/v1/orders/1/fills`"})
    void namesOperationsThatDoNotExist(String text) {
        assertThat(NAMES.unknown(text)).hasSize(1);
    }

    @Test
    void namesCodesThatDoNotExistOnce() {
        assertThat(NAMES.unknown("`ORDER_EATEN` means `ORDER_EATEN`.")).containsExactly("ORDER_EATEN");
    }
}
