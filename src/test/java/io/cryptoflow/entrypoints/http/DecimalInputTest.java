package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecimalInputTest {
    private static final List<String> WRONG = List.of(
            "NaN",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "1e400",
            "\"1e400\"",
            "-0",
            "\"-0\"",
            "0",
            "\"0\"",
            "\"0.000\"",
            "-1",
            "\"-1\"",
            "1e-30",
            "\"1e-30\"",
            "\"0.0000000000000000001\"",
            "\"1234567890123456789012345678901234567890\"",
            "\"0.1234567890123456789012345678901234567890\"",
            "\"1,5\"",
            "\"1,000\"",
            "\"１２\"",
            "\"٣\"",
            "[\"1\"]",
            "{\"value\":\"1\"}",
            "null",
            "true",
            "\"\"",
            "\" 1\"",
            "\"1 \"",
            "\"+1\"",
            "\"01\"",
            "\".5\"",
            "\"1.\"",
            "\"0x10\"",
            "\"1_000\"",
            "\"1\\u0000\"",
            "1.5",
            "0.015",
            "5");

    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    static Stream<Arguments> refusesWhatIsNoPlainPositiveDecimal() {
        return Stream.of("quantity", "limitPrice", "quoteQuantity")
                .flatMap(field -> WRONG.stream().map(value -> Arguments.of(field, value)));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsNoPlainPositiveDecimal(String field, String value) {
        JsonObject order = field.equals("quoteQuantity") ? Requests.marketBuyFor("d1", "@") : Requests.limitBuy("d1");
        order.put(field, "@");

        Reply reply = client.place(order.encode().replace("\"@\"", value));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isIn("INVALID_FIELD", "INVALID_TERMS", "MALFORMED_JSON");
        assertThat(reply.field()).isEqualTo(value.equals("NaN") ? "" : field);
        assertThat(client.get("/orders?limit=1").json().getJsonArray("orders")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.00001, 5000000, 0.00001, 5000000",
        "0.10000, 64000.10, 0.1, 64000.1",
        "1000000, 1.00, 1000000, 1",
        "0.12345, 12345.67, 0.12345, 12345.67"
    })
    void keepsDecimalsDigitForDigit(String quantity, String limitPrice, String keptQuantity, String keptPrice) {
        JsonObject order = Requests.limitBuy("digits-" + quantity + "-" + limitPrice);

        Reply reply =
                client.as(Gateway.BOB_KEY).place(order.put("quantity", quantity).put("limitPrice", limitPrice));

        assertThat(reply.json().getString("quantity", "")).isEqualTo(keptQuantity);
        assertThat(reply.json().getString("limitPrice", "")).isEqualTo(keptPrice);
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, 0.000001, QUANTITY_OFF_LOT",
        "limitPrice, 64000.001, PRICE_OFF_TICK",
        "quantity, 0.00001, NOTIONAL_BELOW_MINIMUM",
        "quantity, 999999999999999999, AMOUNT_TOO_LARGE",
        "quantity, 9000000, INSUFFICIENT_FUNDS"
    })
    void deniesWhatDoesNotFitInsteadOfRounding(String field, String value, String code) {
        String clientOrderId = "denied-" + code;
        JsonObject order = Requests.limitBuy(clientOrderId).put(field, value);
        ContractClient bob = client.as(Gateway.BOB_KEY);

        Reply denied = bob.place(order);
        Reply replayed = bob.place(order);

        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.code()).isEqualTo(code);
        assertThat(denied.field()).isEqualTo(field);
        assertThat(replayed.status()).isEqualTo(422);
        assertThat(replayed.json()).isEqualTo(denied.json());
        JsonObject stored =
                bob.get("/orders/" + denied.json().getString("orderId")).json();
        assertThat(stored.getString("status")).isEqualTo("DENIED");
        assertThat(stored.getString(field)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1, NOTIONAL_BELOW_MINIMUM", "999999999999, INSUFFICIENT_FUNDS"})
    void blamesTheQuoteQuantityOfAnOrderThatSpendsIt(String quoteQuantity, String code) {
        Reply denied = client.as(Gateway.BOB_KEY).place(Requests.marketBuyFor("spend-" + code, quoteQuantity));

        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.code()).isEqualTo(code);
        assertThat(denied.field()).isEqualTo("quoteQuantity");
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT, GTC, 0.1, '', '', limitPrice",
        "MARKET, IOC, 0.1, '', 64000, limitPrice",
        "MARKET, GTC, 0.1, '', '', timeInForce",
        "MARKET, IOC, '', '', '', quantity",
        "MARKET, IOC, 0.1, 250, '', quantity",
        "MARKET, FOK, '', 250, '', timeInForce",
        "LIMIT, IOC, '', 250, 64000, quoteQuantity"
    })
    void refusesTermsThatContradictThemselves(
            String type, String timeInForce, String quantity, String quoteQuantity, String limitPrice, String field) {
        JsonObject order = new JsonObject()
                .put("symbol", "BTC-USDT")
                .put("side", "BUY")
                .put("type", type)
                .put("timeInForce", timeInForce)
                .put("quantity", quantity)
                .put("quoteQuantity", quoteQuantity)
                .put("limitPrice", limitPrice);
        order.fieldNames().removeIf(name -> order.getString(name).isEmpty());

        Reply reply = client.place(order);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_TERMS");
        assertThat(reply.field()).isEqualTo(field);
    }
}
