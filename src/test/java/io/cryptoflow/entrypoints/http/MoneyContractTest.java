package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MoneyContractTest {
    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void trade() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
        String id = client.place(Requests.limitBuy("money-1")).json().getString("orderId");
        gateway.fill(Gateway.ALICE, id, "trade-1", "0.005", "64000");
        gateway.fill(Gateway.ALICE, id, "trade-2", "0.01", "63000");
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void showsPositionsAtThePriceOfNow() {
        JsonObject answer = client.get("/positions").json();
        JsonObject position = answer.getJsonArray("positions").getJsonObject(0);
        BigDecimal price = new BigDecimal(position.getString("marketPrice"));
        BigDecimal worth = price.multiply(new BigDecimal("0.01498"));

        assertThat(answer.getString("accountId")).isEqualTo("alice");
        assertThat(position.getString("quantity")).isEqualTo("0.01498");
        assertThat(position.getString("cost")).isEqualTo("950");
        assertThat(position.getString("averagePrice")).isEqualTo("63417.89052069426");
        assertThat(position.getString("commission")).isEqualTo("1.27");
        assertThat(position.getString("realizedProfit")).isEqualTo("0");
        assertThat(new BigDecimal(position.getString("unrealizedProfit")))
                .isEqualByComparingTo(worth.subtract(new BigDecimal("950")));
        assertThat(client.as(Gateway.BOB_KEY).get("/positions").json().getJsonArray("positions"))
                .isEmpty();
    }

    @Test
    void pagesThroughALedgerThatSumsToZero() {
        List<JsonObject> entries = new ArrayList<>();
        JsonObject page = client.get("/account/ledger?limit=5").json();
        while (page.containsKey("next")) {
            add(entries, page);
            page = client.get("/account/ledger?limit=5&cursor=" + page.getString("next"))
                    .json();
        }
        add(entries, page);
        Map<String, BigDecimal> sums = new HashMap<>();
        entries.forEach(entry ->
                sums.merge(entry.getString("asset"), new BigDecimal(entry.getString("amount")), BigDecimal::add));

        assertThat(entries).hasSize(6 + 6 + 6).doesNotHaveDuplicates();
        assertThat(entries.get(0).getString("tradeId")).isEqualTo("trade-2");
        assertThat(entries.get(17).getString("kind")).isEqualTo("DEPOSIT");
        assertThat(sums).hasSize(3).allSatisfy((asset, sum) -> assertThat(sum).isZero());
    }

    @Test
    void refusesACursorThatWasNotHandedOutHere() {
        String cursor = client.get("/account/ledger?limit=5").json().getString("next");

        for (String position : List.of("", "1", ".", "x.1", "1.x")) {
            refused(client.get("/account/ledger?cursor=" + new Cursor("ledger alice").encode(position)));
        }
        refused(client.get("/fills?cursor=" + cursor));
        refused(client.as(Gateway.BOB_KEY).get("/account/ledger?cursor=" + cursor));
    }

    private static void add(List<JsonObject> entries, JsonObject page) {
        JsonArray found = page.getJsonArray("entries");
        found.forEach(entry -> entries.add((JsonObject) entry));
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_CURSOR");
    }
}
