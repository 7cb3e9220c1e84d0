package io.cryptoflow.entrypoints.mcp;

import io.vertx.core.json.JsonObject;

/** Why a message is refused, as JSON-RPC codes it; without stack trace, for it is expected. */
final class McpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient JsonObject data;

    /** The codes of JSON-RPC and of the protocol. */
    enum Kind {
        INVALID_REQUEST(400, -32600),
        METHOD_NOT_FOUND(200, -32601),
        INVALID_PARAMETERS(200, -32602),
        HEADER_MISMATCH(400, -32020),
        UNSUPPORTED_VERSION(400, -32022);

        private final int status;
        private final int code;

        Kind(int status, int code) {
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }
    }

    McpRefusal(Kind kind, String expected) {
        this(kind, expected, new JsonObject());
    }

    McpRefusal(Kind kind, String expected, JsonObject data) {
        super(expected, null, false, false);
        this.kind = kind;
        this.data = data;
    }

    Kind kind() {
        return kind;
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("code", kind.code).put("message", getMessage());
        return data.isEmpty() ? json : json.put("data", data);
    }
}
