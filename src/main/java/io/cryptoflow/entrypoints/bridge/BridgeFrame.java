package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a client sent, with every field of the type it must have or absent. */
record BridgeFrame(JsonObject json) {
    private static final int MAX_REPLY_ADDRESS = 36;

    /** Empty when it is not one JSON object. */
    static Optional<BridgeFrame> parse(Buffer data) {
        try {
            return Json.decodeValue(data) instanceof JsonObject json
                    ? Optional.of(new BridgeFrame(json))
                    : Optional.empty();
        } catch (DecodeException noJson) {
            return Optional.empty();
        }
    }

    String type() {
        return text(json, "type").orElse("");
    }

    Optional<String> address() {
        return text(json, "address");
    }

    /** Where the client waits for an answer. */
    Optional<String> replyAddress() {
        return text(json, "replyAddress").filter(address -> address.length() <= MAX_REPLY_ADDRESS);
    }

    Optional<String> authorization() {
        return headers().flatMap(headers -> text(headers, "Authorization"));
    }

    boolean hasAfter() {
        return headers().filter(headers -> headers.containsKey("after")).isPresent();
    }

    /** The sequence number in the header {@code after}, as a number or its decimal text; empty when it is not one. */
    Optional<Long> after() {
        return headers()
                .map(headers -> String.valueOf(headers.getValue("after")))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private Optional<JsonObject> headers() {
        return json.getValue("headers") instanceof JsonObject headers ? Optional.of(headers) : Optional.empty();
    }

    private static Optional<String> text(JsonObject object, String field) {
        return object.getValue(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
