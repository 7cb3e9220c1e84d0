package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One parameter of an operation, with its schema made ready once: reading it costs no more than its pattern.
 *
 * @param fallback what stands in when it is not given
 */
record ParameterRule(String name, boolean inPath, Optional<Object> fallback, ValueRule rule) {
    private static final Set<String> KEYWORDS =
            Set.of("name", "in", "required", "description", "schema", "example", "style", "explode");

    /** Reads one text; throws {@link IllegalArgumentException} that says what was expected. */
    interface ValueRule {
        Object read(String text);
    }

    static ParameterRule of(JsonObject parameter, JsonObject document) {
        String name = parameter.getString("name");
        String in = parameter.getString("in");
        if (!KEYWORDS.containsAll(parameter.fieldNames())
                || !Set.of("path", "query").contains(in)) {
            throw new IllegalStateException("no way to check parameter " + name);
        }
        JsonObject schema = dereference(parameter.getJsonObject("schema"), document);
        return new ParameterRule(
                name, in.equals("path"), Optional.ofNullable(schema.getValue("default")), rule(schema, document));
    }

    /** The value of {@code text}; a {@link FailureException} of kind INVALID names this parameter. */
    Object read(String text) {
        try {
            return rule.read(text);
        } catch (IllegalArgumentException unexpected) {
            throw InvalidRequest.field("INVALID_PARAMETER", name, unexpected);
        }
    }

    private static ValueRule rule(JsonObject schema, JsonObject document) {
        return switch (schema.getString("type")) {
            case "integer" -> IntegerRule.of(schema);
            case "string" -> TextRule.of(schema);
            case "array" -> list(schema, TextRule.of(dereference(schema.getJsonObject("items"), document)));
            default -> throw new IllegalStateException("no way to check " + schema);
        };
    }

    private static ValueRule list(JsonObject schema, ValueRule item) {
        int most = schema.getInteger("maxItems");
        return text -> {
            List<String> parts = text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
            if (parts.size() > most) {
                throw new IllegalArgumentException("expected at most " + most + ", separated by commas");
            }
            return parts.stream().map(item::read).toList();
        };
    }

    private static JsonObject dereference(JsonObject schema, JsonObject document) {
        String reference = schema.getString("$ref");
        return reference == null
                ? schema
                : (JsonObject) JsonPointer.from(reference.substring(1)).queryJson(document);
    }
}
