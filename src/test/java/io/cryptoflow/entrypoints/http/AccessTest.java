package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Scope;
import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static Gateway gateway;
    private static ContractClient alice;
    private static String orderId;
    private static JsonObject ticket = new JsonObject();
    private static String backtestId;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        alice = gateway.client(Gateway.ALICE_KEY);
        orderId = alice.place(Requests.limitBuy("access-1")).json().getString("orderId");
        backtestId = alice.send("POST", "/backtests", bytes(Requests.backtest()))
                .json()
                .getString("backtestId");
        AgentClient agent = new AgentClient(alice);
        ticket = agent.ticket("buy 0.001 BTC at 60000");
        assertThat(agent.confirm(ticket).status()).isEqualTo(200);
        for (Set<Scope> scopes : scopeSets()) {
            gateway.grant(Gateway.ALICE, key(scopes), scopes);
        }
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void documentsOneScopePerOperation() {
        Map<String, Scope> documented = new TreeMap<>();
        JsonObject paths = Contract.read().document().getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            paths.getJsonObject(path)
                    .forEach(entry -> documented.put(
                            entry.getKey().toUpperCase(Locale.ROOT) + " " + path,
                            Scope.valueOf(((JsonObject) entry.getValue())
                                    .getString("x-required-scope")
                                    .toUpperCase(Locale.ROOT))));
        }

        assertThat(documented).isEqualTo(ScopeTable.BY_OPERATION);
    }

    static Stream<Arguments> allowsExactlyTheDocumentedTable() {
        return ScopeTable.BY_OPERATION.keySet().stream()
                .flatMap(operation -> scopeSets().stream().map(scopes -> Arguments.of(operation, scopes)));
    }

    @ParameterizedTest
    @MethodSource
    void allowsExactlyTheDocumentedTable(String operation, Set<Scope> scopes) {
        Reply reply = call(alice.as(key(scopes)), operation);

        if (scopes.contains(ScopeTable.BY_OPERATION.get(operation))) {
            assertThat(reply.status()).isBetween(200, 202);
        } else {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("SCOPE_MISSING");
        }
    }

    static Stream<String> refusesWhoShowsNoKey() {
        return ScopeTable.BY_OPERATION.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhoShowsNoKey(String operation) {
        Reply reply = call(alice.as(""), operation);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("API_KEY_MISSING");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cf_test_nobody", "' OR 1=1 --", "x"})
    void refusesAKeyThatNobodyHolds(String key) {
        Reply reply = call(alice.as(key), "GET /balances");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("API_KEY_UNKNOWN");
        assertThat(reply.body()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic Y2Y6Y2Y=", "Bearer", "bearercf_test_alice", ""})
    void refusesAnotherSchemeThanBearer(String authorization) {
        Reply reply = alice.as("")
                .send(alice.as("").request("/balances").header("Authorization", authorization), "GET", "/balances");

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void showsNothingOfOneAccountToAnother() {
        ContractClient bob = alice.as(Gateway.BOB_KEY);

        List<Reply> replies = List.of(
                bob.get("/orders/" + orderId),
                bob.delete("/orders/" + orderId),
                bob.get("/orders/" + orderId + "/events"));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("ORDER_NOT_FOUND");
        });
        assertThat(bob.get("/orders").json().getJsonArray("orders")).isEmpty();
        assertThat(bob.get("/fills?orderId=" + orderId).json().getJsonArray("fills"))
                .isEmpty();
        assertThat(bob.get("/balances").json().getString("accountId")).isEqualTo("bob");
    }

    private static Reply call(ContractClient client, String operation) {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replace("{orderId}", parts[0].equals("PATCH") ? waitingOrder() : orderId)
                .replace("{backtestId}", backtestId)
                .replace("{ticketId}", ticket.getString("ticketId"))
                .replace("{conversationId}", ticket.getString("conversationId"))
                .replace("{symbol}", "BTC-USDT")
                .replace("{accountId}", "alice")
                .replace("{keyId}", Requests.keyId(Gateway.ALICE_KEY));
        if (path.equals("/market/stream")) {
            path += "?symbols=BTC-USDT";
        }
        String clientOrderId = "access-" + System.nanoTime();
        byte[] body =
                switch (operation) {
                    case "POST /orders", "POST /orders/preview" -> bytes(Requests.limitBuy(clientOrderId));
                    case "POST /orders/batch" ->
                        bytes(new JsonObject().put("orders", new JsonArray().add(Requests.limitBuy(clientOrderId))));
                    case "POST /orders/oco" -> bytes(Requests.oco(clientOrderId));
                    case "POST /orders/bracket" -> bytes(Requests.bracket(clientOrderId));
                    case "PATCH /orders/{orderId}" -> bytes(new JsonObject().put("stopPrice", "70001"));
                    case "POST /knowledge/questions" -> bytes(new JsonObject().put("question", "what is an order?"));
                    case "POST /agent/messages" -> bytes(new JsonObject().put("text", "help"));
                    case "POST /agent/tickets" -> bytes(Requests.marketTerms());
                    case "POST /agent/tickets/{ticketId}/confirmation" ->
                        bytes(new JsonObject().put("hash", ticket.getString("hash")));
                    case "POST /backtests" -> bytes(Requests.backtest());
                    case "POST /dead-man-switch" -> bytes(new JsonObject().put("seconds", 0));
                    case "POST /admin/kill-switch" -> bytes(new JsonObject().put("reason", "rehearsal"));
                    case "PUT /admin/trading-state" ->
                        bytes(new JsonObject().put("tradingState", "ACTIVE").put("reason", "rehearsal"));
                    case "PUT /admin/log-levels" ->
                        bytes(new JsonObject().put("logger", "io.cryptoflow").put("level", "INFO"));
                    case "PUT /admin/accounts/{accountId}/trading-state" ->
                        bytes(new JsonObject().put("tradingState", "ACTIVE"));
                    case "PUT /admin/accounts/{accountId}/limits",
                            "PUT /admin/accounts/{accountId}/keys/{keyId}/limits" -> bytes(new JsonObject());
                    default -> new byte[0];
                };
        Reply reply = client.send(parts[0], path, body);
        if (operation.equals("POST /admin/kill-switch")) {
            alice.send("DELETE", path, new byte[0]);
        }
        return reply;
    }

    private static String waitingOrder() {
        return alice.place(Requests.stopBuy("access-" + System.nanoTime(), "70000"))
                .json()
                .getString("orderId");
    }

    private static byte[] bytes(JsonObject json) {
        return json.toBuffer().getBytes();
    }

    private static List<Set<Scope>> scopeSets() {
        List<Set<Scope>> sets = new ArrayList<>(List.of(EnumSet.noneOf(Scope.class), EnumSet.allOf(Scope.class)));
        for (Scope scope : Scope.values()) {
            sets.add(EnumSet.of(scope));
            sets.add(EnumSet.complementOf(EnumSet.of(scope)));
        }
        return sets;
    }

    private static String key(Set<Scope> scopes) {
        return "cf_test_" + scopes.stream().map(Scope::text).reduce("", String::concat) + "_only";
    }
}
