package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Previews, groups, batches and canceling all over HTTP; every reply is held against the contract by the client. */
class OrderSetsTest {
    private Gateway gateway;
    private ContractClient alice;

    @BeforeEach
    void open() throws Exception {
        gateway = Gateway.open();
        alice = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    @Test
    void previewsWithoutATrace() {
        JsonObject before = alice.get("/balances").json();
        JsonObject preview = post("/orders/preview", Requests.marketSell("p")).json();

        assertThat(preview.getString("verdict")).isEqualTo("PASSED");
        assertThat(preview.getString("fillsAtOnce")).isEqualTo("0.5");
        assertThat(preview.getString("averagePrice")).isEqualTo("64250");
        assertThat(preview.getString("slippage")).isEqualTo("0");
        assertThat(preview.getString("commission")).isEqualTo("32.125");
        assertThat(outcomes(preview)).containsOnly("PASSED");
        assertThat(alice.get("/balances").json()).isEqualTo(before);
        assertThat(alice.get("/orders").json().getJsonArray("orders")).isEmpty();
        assertThat(alice.place(Requests.marketSell("p")).status()).isEqualTo(201);
    }

    @Test
    void previewsEveryDenialNotOnlyTheFirst() {
        JsonObject request =
                Requests.limitBuy("p").put("limitPrice", "64000.001").put("quantity", "99999999999.000001");

        JsonObject preview = post("/orders/preview", request).json();

        assertThat(preview.getString("verdict")).isEqualTo("DENIED");
        assertThat(denials(preview)).contains("PRICE_OFF_TICK", "QUANTITY_OFF_LOT", "INSUFFICIENT_FUNDS");
        assertThat(preview.containsKey("balancesAfter")).isFalse();
    }

    @Test
    void skipsTheChecksThatNeedAPriceWhereThereIsNone() {
        JsonObject request = Requests.marketSell("p").put("symbol", "SOL-USDT");

        JsonObject preview = post("/orders/preview", request).json();

        assertThat(denials(preview)).containsExactly("STALE_MARKET_DATA");
        assertThat(outcomes(preview)).contains("SKIPPED");
    }

    @Test
    void placesAnOcoOnceHoweverOftenItIsAsked() {
        Reply placed = post("/orders/oco", Requests.oco("o"));
        Reply again = post("/orders/oco", Requests.oco("o"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(placed.json());
        assertThat(field(placed.json(), "clientOrderId")).containsExactly("o.limit", "o.stop");
        assertThat(field(placed.json(), "status")).containsExactly("PENDING_NEW", "NEW");
    }

    @Test
    void placesABracketWithItsExits() {
        JsonObject placed = post("/orders/bracket", Requests.bracket("b")).json();

        assertThat(field(placed, "clientOrderId")).containsExactly("b", "b.takeProfit", "b.stopLoss");
        assertThat(field(placed, "type")).containsExactly("LIMIT", "TAKE_PROFIT", "STOP");
        assertThat(field(placed, "groupRole")).containsExactly("BRACKET_ENTRY", "BRACKET_EXIT", "BRACKET_EXIT");
    }

    @Test
    void deniesAWholeGroupWithTheReasonOfOne() {
        JsonObject request = Requests.oco("o");
        request.getJsonObject("stop").put("stopPrice", "64250");

        Reply denied = post("/orders/oco", request);

        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.code()).isEqualTo("STOP_PRICE_MET");
        assertThat(field(alice.get("/orders").json(), "status")).containsExactly("DENIED", "DENIED");
    }

    @Test
    void namesTheFieldInsideOfAGroup() {
        JsonObject request = Requests.bracket("b");
        request.getJsonObject("stopLoss").put("trailingOffset", "1");
        JsonObject unknown = Requests.bracket("b");
        unknown.getJsonObject("entry").put("status", "FILLED");

        assertThat(post("/orders/bracket", request).json().getString("field")).isEqualTo("stopLoss.stopPrice");
        assertThat(post("/orders/bracket", unknown).json().getString("field")).isEqualTo("entry.status");
    }

    @Test
    void tellsOfEachOrderOfABatchWhatBecameOfIt() {
        JsonArray orders = new JsonArray()
                .add(Requests.limitBuy("1"))
                .add(Requests.limitBuy("2").put("limitPrice", "64000.001"))
                .add(Requests.limitBuy("3").put("quantity", "NaN"))
                .add(Requests.limitBuy("1"));

        JsonArray results = post("/orders/batch", new JsonObject().put("orders", orders))
                .json()
                .getJsonArray("results");

        assertThat(results.stream().map(result -> ((JsonObject) result).getInteger("status")))
                .containsExactly(201, 422, 400, 200);
        assertThat(results.getJsonObject(1).getJsonObject("problem").getString("code"))
                .isEqualTo("PRICE_OFF_TICK");
        assertThat(results.getJsonObject(2).getJsonObject("problem").getString("field"))
                .isEqualTo("quantity");
    }

    @Test
    void refusesBatchesThatAreEmptyOrTooLarge() {
        JsonArray tooMany = new JsonArray();
        for (int i = 0; i <= 100; i++) {
            tooMany.add(Requests.limitBuy("b" + i));
        }

        for (JsonArray orders : List.of(new JsonArray(), tooMany)) {
            Reply refused = post("/orders/batch", new JsonObject().put("orders", orders));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().getString("field")).isEqualTo("orders");
        }
    }

    @Test
    void cancelsWhatMatchesAndNothingElse() {
        alice.place(Requests.limitBuy("1"));
        alice.place(Requests.stopBuy("2", "70000"));
        alice.place(Requests.limitBuy("3").put("symbol", "ETH-USDT").put("limitPrice", "3000"));

        JsonObject canceled = alice.send("DELETE", "/orders?symbol=BTC-USDT&side=BUY", new byte[0])
                .json();

        assertThat(field(canceled, "clientOrderId")).containsExactly("1", "2");
        assertThat(field(canceled, "status")).containsExactly("PENDING_CANCEL", "CANCELED");
        assertThat(field(alice.get("/orders?status=open").json(), "clientOrderId"))
                .containsExactly("3", "1");
    }

    @Test
    void resumesTheStoryOfTheAccountWhereAClientLeftIt() {
        alice.place(Requests.limitBuy("1"));
        JsonArray all = alice.get("/account/events").json().getJsonArray("events");
        int known = all.size() - 2;

        JsonArray rest = alice.get("/account/events?after=" + known).json().getJsonArray("events");

        assertThat(rest).hasSize(2);
        assertThat(rest.getJsonObject(0)).isEqualTo(all.getJsonObject(known));
        assertThat(alice.get("/account/events?after=" + all.size()).json().getJsonArray("events"))
                .isEmpty();
    }

    private Reply post(String path, JsonObject body) {
        return alice.send("POST", path, body.toBuffer().getBytes());
    }

    private static List<String> field(JsonObject orders, String field) {
        return orders.getJsonArray("orders").stream()
                .map(order -> ((JsonObject) order).getString(field))
                .toList();
    }

    private static List<String> outcomes(JsonObject preview) {
        return preview.getJsonArray("checks").stream()
                .map(check -> ((JsonObject) check).getString("outcome"))
                .toList();
    }

    private static List<String> denials(JsonObject preview) {
        return preview.getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.containsKey("reason"))
                .map(check -> check.getJsonObject("reason").getString("code"))
                .toList();
    }
}
