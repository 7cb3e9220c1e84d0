package io.cryptoflow.entrypoints.mcp;

import io.cryptoflow.application.account.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of the contract as a tool.
 *
 * @param parameters names of those arguments that are no fields of the body
 * @param needs what a key must allow so that the tool is shown and called
 */
record ContractTool(
        String name, String operation, ToolKind kind, Scope needs, Set<String> parameters, JsonObject definition) {

    /** A tool named {@code name} for {@code operation}, described by its contract and by what a model must know besides. */
    static ContractTool of(String name, ToolKind kind, String remark, ContractSchemas.Operation operation) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (ContractSchemas.Parameter parameter : operation.parameters()) {
            properties.put(parameter.name(), parameter.schema());
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        JsonObject body = operation.body();
        body.getJsonObject("properties", new JsonObject())
                .forEach(field -> properties.put(field.getKey(), field.getValue()));
        body.getJsonArray("required", new JsonArray()).forEach(required::add);
        JsonObject definition = new JsonObject()
                .put("name", name)
                .put("title", operation.summary())
                .put("description", (operation.summary() + ". " + operation.description() + " " + remark).strip())
                .put("inputSchema", schema(properties, required))
                .put("annotations", kind.annotations(operation.summary()));
        Set<String> parameters = operation.parameters().stream()
                .map(ContractSchemas.Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
        Scope needs = kind.trades() ? Scope.TRADE : operation.scope();
        return new ContractTool(name, operation.id(), kind, needs, parameters, definition);
    }

    private static JsonObject schema(JsonObject properties, JsonArray required) {
        JsonObject schema = new JsonObject().put("type", "object").put("properties", properties);
        return required.isEmpty() ? schema : schema.put("required", required);
    }

    /** Those of {@code arguments} that the operation takes from its path and query, as texts. */
    Map<String, String> parameters(JsonObject arguments) {
        Map<String, String> texts = new LinkedHashMap<>();
        arguments.forEach(argument -> {
            if (parameters.contains(argument.getKey())) {
                texts.put(argument.getKey(), text(argument.getValue()));
            }
        });
        return texts;
    }

    /** The rest of {@code arguments}: the operation's body. */
    JsonObject body(JsonObject arguments) {
        JsonObject body = new JsonObject();
        arguments.forEach(argument -> {
            if (!parameters.contains(argument.getKey())) {
                body.put(argument.getKey(), argument.getValue());
            }
        });
        return body;
    }

    private static String text(Object value) {
        return value instanceof JsonArray list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
