package io.cryptoflow.entrypoints.mcp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The versions of the protocol that are spoken: those that begin with a handshake, and the one in which each request stands alone. */
final class ProtocolVersion {
    static final String STATELESS = "2026-07-28";
    static final String NEWEST_WITH_HANDSHAKE = "2025-11-25";
    static final String HEADER = "MCP-Protocol-Version";
    private static final List<String> WITH_HANDSHAKE =
            List.of("2024-11-05", "2025-03-26", "2025-06-18", NEWEST_WITH_HANDSHAKE);
    private static final String META = "io.modelcontextprotocol/protocolVersion";

    private ProtocolVersion() {}

    /** The version to go on with after a handshake that asked for {@code wanted}. */
    static String agreed(String wanted) {
        return WITH_HANDSHAKE.contains(wanted) ? wanted : NEWEST_WITH_HANDSHAKE;
    }

    static JsonArray all() {
        List<String> all = new ArrayList<>(WITH_HANDSHAKE);
        all.add(STATELESS);
        return new JsonArray(all);
    }

    /** Whether a request is of the stateless version; refuses versions that are not spoken and headers that contradict the message. */
    static boolean isStateless(McpServer.Headers headers, String method, JsonObject parameters) {
        Optional<String> header = headers.find(HEADER);
        if (header.isPresent() && !all().contains(header.orElseThrow())) {
            throw new McpRefusal(
                    McpRefusal.Kind.UNSUPPORTED_VERSION,
                    "no such protocol version",
                    new JsonObject().put("supported", all()));
        }
        Optional<String> told =
                Optional.ofNullable(parameters.getJsonObject("_meta")).map(meta -> meta.getString(META));
        boolean stateless = header.equals(Optional.of(STATELESS)) || told.equals(Optional.of(STATELESS));
        if (stateless) {
            require(header.equals(told), HEADER);
            require(headers.find("Mcp-Method").equals(Optional.of(method)), "Mcp-Method");
            require(
                    !method.equals("tools/call")
                            || headers.find("Mcp-Name").equals(Optional.ofNullable(parameters.getString("name"))),
                    "Mcp-Name");
        }
        return stateless;
    }

    private static void require(boolean same, String header) {
        if (!same) {
            throw new McpRefusal(
                    McpRefusal.Kind.HEADER_MISMATCH, "expected the header " + header + " to say what the message says");
        }
    }
}
