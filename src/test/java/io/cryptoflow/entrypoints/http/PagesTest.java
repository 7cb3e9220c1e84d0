package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final int ORDERS = 25;
    private static final List<String> PLACED = new ArrayList<>();
    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
        for (int i = 0; i < ORDERS; i++) {
            String id = client.place(Requests.limitBuy("page-" + i)).json().getString("orderId");
            gateway.fill(Gateway.ALICE, id, "trade-" + i, "0.015", "64000");
            PLACED.add(id);
        }
        Collections.reverse(PLACED);
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 500})
    void showsEveryOrderOnceNewestFirst(int limit) {
        assertThat(walk("orders", limit)).isEqualTo(PLACED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 500})
    void showsEveryFillOnceNewestFirst(int limit) {
        assertThat(walk("fills", limit)).isEqualTo(PLACED);
    }

    @Test
    void showsTheSelectionAskedFor() {
        assertThat(client.get("/orders?status=open").json().getJsonArray("orders"))
                .isEmpty();
        assertThat(client.get("/orders?status=closed").json().getJsonArray("orders"))
                .hasSize(ORDERS);
        assertThat(client.get("/orders?symbol=ETH-USDT").json().getJsonArray("orders"))
                .isEmpty();
    }

    @Test
    void refusesACursorThatWasAltered() {
        String cursor = next("/orders?limit=5");

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused(client.get("/orders?limit=5&cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1)));
        }
        refused(client.get("/orders?limit=5&cursor=" + cursor + "A"));
        refused(client.get("/orders?limit=5&cursor=" + cursor.substring(1)));
    }

    @Test
    void refusesACursorOfOtherFiltersOrAnotherAccountOrOperation() {
        String cursor = next("/orders?limit=5");

        refused(client.get("/orders?status=closed&cursor=" + cursor));
        refused(client.get("/orders?symbol=BTC-USDT&cursor=" + cursor));
        refused(client.get("/fills?cursor=" + cursor));
        refused(client.as(Gateway.BOB_KEY).get("/orders?limit=5&cursor=" + cursor));
    }

    @Test
    void refusesACursorThatWasForgedWithTheRightDigest() {
        String context = "orders alice Optional.empty all";

        refused(client.get("/orders?cursor=" + new Cursor(context).encode("x")));
        refused(client.get("/orders?cursor=" + new Cursor(context).encode("' OR 1=1")));
        assertThat(client.get("/orders?limit=2&cursor=" + new Cursor(context).encode(PLACED.get(0)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "AAAAAAAAAAAAAAAA", "-1"})
    void refusesWhatWasNeverACursor(String text) {
        refused(client.get("/orders?cursor=" + text));
        refused(client.get("/fills?cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> walk(String what, int limit) {
        List<String> ids = new ArrayList<>();
        JsonObject page = client.get("/" + what + "?limit=" + limit).json();
        while (true) {
            page.getJsonArray(what).forEach(item -> ids.add(((JsonObject) item).getString("orderId")));
            if (!page.containsKey("next")) {
                return ids;
            }
            page = client.get("/" + what + "?limit=" + limit + "&cursor=" + page.getString("next"))
                    .json();
        }
    }

    private static String next(String path) {
        return client.get(path).json().getString("next");
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_CURSOR");
        assertThat(reply.field()).isEqualTo("cursor");
    }
}
