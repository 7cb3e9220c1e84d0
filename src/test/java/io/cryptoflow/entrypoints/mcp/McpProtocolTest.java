package io.cryptoflow.entrypoints.mcp;

import static io.cryptoflow.entrypoints.mcp.McpDesk.READER;
import static io.cryptoflow.entrypoints.mcp.McpDesk.TRADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are understood, and in which versions. */
class McpProtocolTest {
    private final McpDesk desk = new McpDesk(true);

    private static int code(McpReply reply) {
        return reply.body().orElseThrow().getJsonObject("error").getInteger("code");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05,2024-11-05",
        "2025-03-26,2025-03-26",
        "2025-06-18,2025-06-18",
        "2025-11-25,2025-11-25",
        "1999-01-01,2025-11-25"
    })
    void agreesOnAVersion(String wanted, String agreed) {
        JsonObject greeting = desk.result(TRADER, "initialize", "{\"protocolVersion\":\"" + wanted + "\"}");

        assertThat(greeting.getString("protocolVersion")).isEqualTo(agreed);
        assertThat(greeting.getJsonObject("serverInfo"))
                .isEqualTo(new JsonObject().put("name", "cryptoflow").put("version", "1.2.3"));
        assertThat(greeting.getJsonObject("capabilities")).isEqualTo(new JsonObject().put("tools", new JsonObject()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        -32600 | {"jsonrpc":"1.0","id":1,"method":"ping"}
        -32600 | {"id":1,"method":"ping"}
        -32600 | {"jsonrpc":"2.0","id":{},"method":"ping"}
        -32600 | {"jsonrpc":"2.0","id":null,"method":"ping"}
        -32601 | {"jsonrpc":"2.0","id":1,"method":"resources/list"}
        -32602 | {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"place_order"}}
        -32602 | {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}
        -32602 | {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":5}}
        -32602 | {"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}
        -32602 | {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_book","arguments":"BTC"}}
        """)
    void refusesMessagesThatSayNothingKnown(int code, String message) {
        assertThat(code(desk.send(TRADER, Map.of(), message))).isEqualTo(code);
        assertThat(desk.called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"
            })
    void answersNoNotification(String message) {
        assertThat(desk.send(TRADER, Map.of(), message)).isEqualTo(McpReply.accepted());
    }

    @Test
    void speaksTheStatelessVersion() {
        String message =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_orders\",\"_meta\":"
                        + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}";
        Map<String, String> sound =
                Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "list_orders");
        Map<String, String> otherName =
                Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "confirm_ticket");

        assertThat(desk.send(READER, sound, message)
                        .body()
                        .orElseThrow()
                        .getJsonObject("result")
                        .getString("resultType"))
                .isEqualTo("complete");
        assertThat(code(desk.send(READER, otherName, message))).isEqualTo(-32020);
        assertThat(code(desk.send(READER, Map.of(), message))).isEqualTo(-32020);
        assertThat(desk.send(READER, otherName, message).status()).isEqualTo(400);
        assertThat(desk.called).hasSize(1);
    }

    @Test
    void refusesVersionsThatAreNotSpoken() {
        McpReply reply = desk.send(
                READER,
                Map.of("MCP-Protocol-Version", "2031-01-01"),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo(-32022);
    }
}
