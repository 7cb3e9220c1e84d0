package io.cryptoflow.entrypoints.mcp;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a message is answered with.
 *
 * @param status of HTTP
 * @param body absent where a message needs no answer
 */
public record McpReply(int status, Optional<JsonObject> body) {
    private static final String VERSION = "2.0";

    /** A message that needs no answer arrived. */
    static McpReply accepted() {
        return new McpReply(202, Optional.empty());
    }

    static McpReply result(Object id, JsonObject result) {
        return new McpReply(
                200,
                Optional.of(
                        new JsonObject().put("jsonrpc", VERSION).put("id", id).put("result", result)));
    }

    static McpReply error(int status, JsonObject message, McpRefusal refusal) {
        return new McpReply(
                status,
                Optional.of(new JsonObject()
                        .put("jsonrpc", VERSION)
                        .put("id", message.getValue("id"))
                        .put("error", refusal.json())));
    }
}
