package io.cryptoflow.infrastructure.llm;

import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tools that a model has: one for each kind of request. Their schemas are told to the model, and hold it to them. */
final class IntentTools {
    private static final int LONGEST_ARGUMENTS = 4_096;
    private static final int TOLD_ERRORS = 5;

    private final JsonArray definitions;
    private final Map<String, Validator> validators = new HashMap<>();

    /** @param definitions tools in the form of the chat protocol */
    private IntentTools(JsonArray definitions) {
        this.definitions = definitions;
        for (int i = 0; i < definitions.size(); i++) {
            JsonObject function = definitions.getJsonObject(i).getJsonObject("function");
            JsonSchemaOptions options = new JsonSchemaOptions()
                    .setBaseUri("https://cryptoflow.invalid/tools/" + function.getString("name"))
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic);
            validators.put(
                    function.getString("name"),
                    Validator.create(
                            JsonSchema.of(function.getJsonObject("parameters").copy()), options));
        }
    }

    /** Those of the product. */
    static IntentTools load(Vertx vertx) {
        return new IntentTools(new JsonArray(vertx.fileSystem().readFileBlocking("llm/tools.json")));
    }

    /** As the chat protocol tells them to a model. */
    JsonArray definitions() {
        return definitions;
    }

    /** The arguments of {@code call}, which hold to its tool's schema; {@link WrongArguments} says what does not. */
    JsonObject arguments(ChatReply.Call call) {
        Validator validator = validators.get(call.tool());
        if (validator == null) {
            throw new WrongArguments("no such tool; use one of " + validators.keySet());
        }
        if (call.arguments().length() > LONGEST_ARGUMENTS) {
            throw new WrongArguments("the arguments are longer than " + LONGEST_ARGUMENTS + " characters");
        }
        JsonObject arguments = parsed(call.arguments());
        OutputUnit judged = validator.validate(arguments);
        if (!Boolean.TRUE.equals(judged.getValid())) {
            throw new WrongArguments(reasons(judged));
        }
        return arguments;
    }

    private static JsonObject parsed(String arguments) {
        try {
            return new JsonObject(arguments);
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new WrongArguments("the arguments are not a JSON object");
        }
    }

    private static String reasons(OutputUnit judged) {
        List<OutputUnit> errors = judged.getErrors() == null ? List.of() : judged.getErrors();
        return "the arguments do not hold to the schema: "
                + errors.stream()
                        .limit(TOLD_ERRORS)
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .collect(Collectors.joining("; "));
    }
}
