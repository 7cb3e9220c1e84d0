package io.cryptoflow.infrastructure.llm;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer of a model.
 *
 * @param message as it came, to be sent back with the results of its calls
 * @param promptTokens as the server counted them, 0 where it did not
 */
record ChatReply(JsonObject message, List<Call> calls, long promptTokens, long completionTokens) {
    private static final int MOST_CALLS = 20;

    /** A tool that the model wants to use, with its arguments as it wrote them. */
    record Call(String id, String tool, String arguments) {}

    /** Reads the body of an answer; {@link ChatFailure} when it is none. */
    static ChatReply parse(String body) {
        try {
            JsonObject json = new JsonObject(body);
            JsonObject message = json.getJsonArray("choices").getJsonObject(0).getJsonObject("message");
            JsonObject usage = json.getJsonObject("usage", new JsonObject());
            return new ChatReply(
                    message, calls(message), tokens(usage, "prompt_tokens"), tokens(usage, "completion_tokens"));
        } catch (DecodeException | ClassCastException | NullPointerException | IndexOutOfBoundsException none) {
            throw new ChatFailure(ModelOutcome.FAILED, "an answer that is no chat completion");
        }
    }

    /** What it says; a {@link ChatFailure} when it says nothing. */
    String text() {
        if (message.getValue("content") instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new ChatFailure(ModelOutcome.NO_REQUEST, "an answer without text");
    }

    private static List<Call> calls(JsonObject message) {
        JsonArray calls = message.getJsonArray("tool_calls");
        List<Call> found = new ArrayList<>();
        for (int i = 0; calls != null && i < calls.size(); i++) {
            JsonObject call = calls.getJsonObject(i);
            JsonObject function = call.getJsonObject("function");
            found.add(new Call(
                    String.valueOf(call.getString("id")),
                    String.valueOf(function.getString("name")),
                    String.valueOf(function.getValue("arguments"))));
        }
        if (found.size() > MOST_CALLS) {
            throw new ChatFailure(ModelOutcome.FAILED, "more than " + MOST_CALLS + " calls in one answer");
        }
        return found;
    }

    private static long tokens(JsonObject usage, String field) {
        return Math.max(0, usage.getLong(field, 0L));
    }
}
