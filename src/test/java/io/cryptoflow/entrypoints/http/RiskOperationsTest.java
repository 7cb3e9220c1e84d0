package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskOperationsTest {
    private static final String LIMITS = "/admin/accounts/bob/limits";
    private static final String BOBS_KEY = Requests.keyId(Gateway.BOB_KEY);
    private static final String ALICES_KEY = Requests.keyId(Gateway.ALICE_KEY);

    private Gateway gateway;
    private ContractClient alice;
    private ContractClient bob;

    @BeforeEach
    void open() throws Exception {
        gateway = Gateway.open();
        alice = gateway.client(Gateway.ALICE_KEY);
        bob = gateway.client(Gateway.BOB_KEY);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    @Test
    void limitsAnAccountFromTheNextOrderOnAndShowsTheNumbers() {
        JsonObject limits = new JsonObject()
                .put("maximumNotional", new JsonObject().put("USDT", "100.5"))
                .put("maximumDailyLoss", new JsonObject())
                .put("maximumOpenOrders", 3)
                .put("priceBand", "0.1");

        Reply changed = send(alice, "PUT", LIMITS, limits);
        Reply denied = bob.place(Requests.limitBuy("too-large"));
        Reply again = bob.place(Requests.limitBuy("too-large"));

        assertThat(changed.json().getJsonObject("limits")).isEqualTo(limits);
        assertThat(bob.get("/account/limits").json()).isEqualTo(changed.json());
        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.code()).isEqualTo("NOTIONAL_ABOVE_MAXIMUM");
        assertThat(denied.field()).isEqualTo("quantity");
        assertThat(numbers(denied)).isEqualTo("100.5 960.00375 100.5");
        assertThat(again.json()).isEqualTo(denied.json());
        assertThat(alice.place(Requests.limitBuy("fine")).status()).isEqualTo(201);
    }

    @Test
    void limitsTheKeyThatAnOrderIsPlacedWith() {
        send(
                alice,
                "PUT",
                "/admin/accounts/bob/keys/" + BOBS_KEY + "/limits",
                new JsonObject().put("maximumOpenOrders", 1));

        assertThat(bob.place(Requests.limitBuy("one")).status()).isEqualTo(201);
        assertThat(bob.place(Requests.limitBuy("two")).code()).isEqualTo("TOO_MANY_OPEN_ORDERS");
        assertThat(bob.get("/account/limits")
                        .json()
                        .getJsonArray("keys")
                        .getJsonObject(0)
                        .getString("keyId"))
                .isEqualTo(BOBS_KEY);
    }

    @Test
    void writesDownWhoChangedWhat() {
        send(alice, "PUT", LIMITS, new JsonObject().put("maximumOpenOrders", 3));
        send(alice, "PUT", LIMITS, new JsonObject().put("maximumOpenOrders", 3));
        send(alice, "PUT", "/admin/accounts/bob/trading-state", new JsonObject().put("tradingState", "HALTED"));
        send(
                alice,
                "PUT",
                "/admin/trading-state",
                new JsonObject().put("tradingState", "REDUCING").put("reason", "news"));

        JsonArray ofBob = alice.get("/admin/audit?accountId=bob").json().getJsonArray("changes");
        JsonObject first = alice.get("/admin/audit?accountId=bob&limit=1").json();
        JsonArray behind = alice.get("/admin/audit?accountId=bob&limit=1&cursor=" + first.getString("next"))
                .json()
                .getJsonArray("changes");
        JsonArray ofEverybody = alice.get("/admin/audit").json().getJsonArray("changes");

        assertThat(ofBob).hasSize(2);
        assertThat(ofBob.getJsonObject(0).getString("tradingState")).isEqualTo("HALTED");
        assertThat(ofBob.getJsonObject(0).getJsonObject("by"))
                .isEqualTo(new JsonObject().put("accountId", "alice").put("keyId", ALICES_KEY));
        assertThat(first.getJsonArray("changes").getJsonObject(0)).isEqualTo(ofBob.getJsonObject(0));
        assertThat(behind).isEqualTo(new JsonArray().add(ofBob.getJsonObject(1)));
        assertThat(ofEverybody.getJsonObject(0).getString("reason")).isEqualTo("news");
        assertThat(bob.place(Requests.limitBuy("late")).code()).isEqualTo("TRADING_HALTED");
        assertThat(alice.place(Requests.limitBuy("opening")).code()).isEqualTo("REDUCING_ONLY");
    }

    @Test
    void keepsOtherHandsOffTradingWhileTheKillSwitchIsEngaged() {
        Reply engaged = send(alice, "POST", "/admin/kill-switch", new JsonObject().put("reason", "runaway"));
        Reply refused = send(
                alice,
                "PUT",
                "/admin/trading-state",
                new JsonObject().put("tradingState", "ACTIVE").put("reason", "hasty"));

        assertThat(engaged.status()).isEqualTo(202);
        assertThat(engaged.json().getJsonObject("by").getString("keyId")).isEqualTo(ALICES_KEY);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("KILL_SWITCH_ENGAGED");
        assertThat(bob.place(Requests.limitBuy("late")).code()).isEqualTo("TRADING_HALTED");
        assertThat(alice.delete("/admin/kill-switch").json().getString("status"))
                .isEqualTo("RELEASED");
        assertThat(bob.place(Requests.limitBuy("later")).status()).isEqualTo(201);
    }

    @Test
    void knowsOnlyAccountsAndKeysThatExist() {
        JsonObject none = new JsonObject();

        assertThat(send(alice, "PUT", "/admin/accounts/nobody/limits", none).code())
                .isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(alice.get("/admin/accounts/nobody/limits").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(send(alice, "PUT", "/admin/accounts/bob/keys/" + ALICES_KEY + "/limits", none)
                        .code())
                .isEqualTo("API_KEY_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                LIMITS + "|{\"maximumOpenOrders\": -1}|maximumOpenOrders",
                LIMITS + "|{\"maximumOpenOrders\": 1.5}|maximumOpenOrders",
                LIMITS + "|{\"maximumOrdersPerSecond\": \"5\"}|maximumOrdersPerSecond",
                LIMITS + "|{\"priceBand\": 0.1}|priceBand",
                LIMITS + "|{\"priceBand\": \"-0.1\"}|priceBand",
                LIMITS + "|{\"maximumNotional\": \"5\"}|maximumNotional",
                LIMITS + "|{\"maximumNotional\": {\"usdt\": \"5\"}}|maximumNotional.usdt",
                LIMITS + "|{\"maximumDailyLoss\": {\"USDT\": \"-5\"}}|maximumDailyLoss.USDT",
                LIMITS + "|{\"tradingState\": \"HALTED\"}|tradingState",
                "/admin/accounts/bob/trading-state|{\"tradingState\": \"halted\"}|tradingState",
                "/admin/trading-state|{\"tradingState\": \"HALTED\", \"reason\": \" \"}|reason",
            })
    void refusesWhatIsNoLimit(String path, String body, String field) {
        Reply reply = alice.send("PUT", path, body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void armsTheDeadMansSwitchOfTheAccountThatAsks() {
        assertThat(bob.get("/dead-man-switch").json()).isEqualTo(new JsonObject().put("seconds", 0));

        JsonObject armed = send(bob, "POST", "/dead-man-switch", new JsonObject().put("seconds", 60))
                .json();

        assertThat(armed.getInteger("seconds")).isEqualTo(60);
        assertThat(bob.get("/dead-man-switch").json()).isEqualTo(armed);
        assertThat(alice.get("/dead-man-switch").json().getInteger("seconds")).isZero();
        assertThat(send(bob, "POST", "/dead-man-switch", new JsonObject().put("seconds", 86_401))
                        .field())
                .isEqualTo("seconds");
        assertThat(send(bob, "POST", "/dead-man-switch", new JsonObject().put("seconds", 0))
                        .json())
                .isEqualTo(new JsonObject().put("seconds", 0));
    }

    private static String numbers(Reply denied) {
        JsonObject json = denied.json();
        return json.getString("limit") + " " + json.getString("value") + " " + json.getString("remaining");
    }

    private static Reply send(ContractClient client, String method, String path, JsonObject body) {
        return client.send(method, path, body.encode().getBytes(StandardCharsets.UTF_8));
    }
}
