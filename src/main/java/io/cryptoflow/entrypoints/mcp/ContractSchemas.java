package io.cryptoflow.entrypoints.mcp;

import io.cryptoflow.application.account.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds operations in the contract, their schemas whole: clients of tools follow no references. */
final class ContractSchemas {
    private static final int DEEPEST = 12;
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonObject document;

    ContractSchemas(JsonObject document) {
        this.document = document;
    }

    /**
     * What a tool must know of an operation.
     *
     * @param body schema of its body; empty where it has none
     */
    record Operation(
            String id, String summary, String description, Scope scope, List<Parameter> parameters, JsonObject body) {}

    /** One parameter in the path or the query. */
    record Parameter(String name, boolean required, JsonObject schema) {}

    /** The operation {@code id}, if the contract has it. */
    Optional<Operation> find(String id) {
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(path);
            for (String method : METHODS) {
                JsonObject operation = item.getJsonObject(method, new JsonObject());
                if (id.equals(operation.getString("operationId"))) {
                    return Optional.of(read(id, operation));
                }
            }
        }
        return Optional.empty();
    }

    private Operation read(String id, JsonObject operation) {
        JsonObject content = operation
                .getJsonObject("requestBody", new JsonObject())
                .getJsonObject("content", new JsonObject())
                .getJsonObject("application/json", new JsonObject());
        return new Operation(
                id,
                operation.getString("summary", id),
                oneLine(operation.getString("description", "")),
                Scope.valueOf(operation.getString("x-required-scope").toUpperCase(Locale.ROOT)),
                parameters(operation.getJsonArray("parameters", new JsonArray())),
                whole(content.getJsonObject("schema", new JsonObject()), 0));
    }

    private List<Parameter> parameters(JsonArray listed) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            JsonObject parameter = listed.getJsonObject(i);
            JsonObject schema = whole(parameter.getJsonObject("schema"), 0);
            String description = parameter.getString("description", schema.getString("description", ""));
            if (!description.isEmpty()) {
                schema.put("description", oneLine(description));
            }
            parameters.add(new Parameter(parameter.getString("name"), parameter.getBoolean("required", false), schema));
        }
        return parameters;
    }

    /** A copy of {@code schema} in which what is referred to stands in place. */
    private JsonObject whole(JsonObject schema, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("schemas of the contract refer to each other");
        }
        if (schema.getValue("$ref") instanceof String reference) {
            return whole((JsonObject) JsonPointer.from(reference.substring(1)).queryJson(document), depth + 1);
        }
        JsonObject copy = new JsonObject();
        schema.forEach(entry -> copy.put(entry.getKey(), part(entry.getValue(), depth)));
        return copy;
    }

    private Object part(Object value, int depth) {
        if (value instanceof JsonObject object) {
            return whole(object, depth + 1);
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(part(item, depth + 1)));
            return copy;
        }
        return value;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
