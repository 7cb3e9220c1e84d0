package io.cryptoflow.entrypoints.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.fixture.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A server of tools on the contract of the product, without HTTP, that writes down which operations it calls. */
final class McpDesk {
    static final Principal TRADER = new Principal(new AccountId("alice"), Set.of(Scope.READ, Scope.TRADE));
    static final Principal READER = new Principal(new AccountId("alice"), Set.of(Scope.READ));

    /** What a key that may only read sees. */
    static final List<String> READING_TOOLS = List.of(
            "get_tickers",
            "get_book",
            "list_public_trades",
            "list_candles",
            "list_indicators",
            "list_instruments",
            "get_balances",
            "list_positions",
            "list_orders",
            "get_order",
            "get_order_events",
            "list_fills",
            "get_account_limits",
            "preview_order",
            "ask_knowledge");

    /** What a key that may trade sees besides. */
    static final List<String> TRADING_TOOLS = List.of("draft_order", "instruct_agent", "confirm_ticket");

    final List<String> called = new ArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final McpServer server;
    private Operations.Outcome outcome = new Operations.Outcome(false, new JsonObject().put("lastPrice", "60000.5"));

    McpDesk(boolean trading) {
        Operations operations = (principal, operation, parameters, body) -> {
            called.add(operation + " " + new TreeMap<>(parameters) + " " + body.encode());
            return Future.succeededFuture(outcome);
        };
        server = new McpServer(
                new McpTools(Contract.read().document(), operations, "paper", trading),
                "1.2.3",
                new McpMetrics(registry));
    }

    /** From now on every operation answers this. */
    void answers(JsonObject body) {
        outcome = new Operations.Outcome(false, body);
    }

    McpReply send(Principal principal, Map<String, String> headers, String message) {
        return Await.await(
                server.answer(principal, name -> Optional.ofNullable(headers.get(name)), new JsonObject(message)));
    }

    /** The result of a method that succeeds. */
    JsonObject result(Principal principal, String method, String parameters) {
        McpReply reply = send(
                principal,
                Map.of(),
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + parameters + "}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow().getInteger("id")).isEqualTo(7);
        return reply.body().orElseThrow().getJsonObject("result");
    }

    /** The result of a tool. */
    JsonObject call(Principal principal, String tool, String arguments) {
        return result(principal, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    /** The tools that a key sees, by name in their order. */
    Map<String, JsonObject> tools(Principal principal) {
        Map<String, JsonObject> tools = new LinkedHashMap<>();
        result(principal, "tools/list", "{}")
                .getJsonArray("tools")
                .forEach(tool -> tools.put(((JsonObject) tool).getString("name"), (JsonObject) tool));
        return tools;
    }
}
