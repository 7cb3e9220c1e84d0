package io.cryptoflow.infrastructure.llm;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The talk with a model about one sentence, on one thread: it may correct itself, within its steps, its tokens and its time. */
final class ModelTalk {
    private static final int SHORTEST_CALL_MILLIS = 1;
    private static final int CHARACTERS_OF_TOKEN = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ChatClient client;
    private final String model;
    private final ModelLimits limits;
    private final ModelMetrics metrics;
    private final JsonArray tools;
    private final JsonArray messages = new JsonArray();
    private final long deadlineNanos;
    private long tokens;

    ModelTalk(ChatClient client, String model, ModelLimits limits, ModelMetrics metrics, JsonArray tools) {
        this.client = client;
        this.model = model;
        this.limits = limits;
        this.metrics = metrics;
        this.tools = tools;
        this.deadlineNanos = System.nanoTime() + limits.timeBudget().toNanos();
    }

    /** What {@code reader} makes of the first answer whose calls are all right; a {@link ChatFailure} when there is none. */
    <T> T about(String rules, String sentence, Function<List<ChatReply.Call>, T> reader) {
        say(new JsonObject().put("role", "system").put("content", rules));
        say(new JsonObject().put("role", "user").put("content", sentence));
        for (int step = 0; step < limits.steps(); step++) {
            ChatReply reply = ask();
            if (reply.calls().isEmpty()) {
                throw new ChatFailure(ModelOutcome.NO_REQUEST, "an answer without a tool");
            }
            Optional<T> read = read(reply, reader);
            if (read.isPresent()) {
                return read.orElseThrow();
            }
        }
        throw new ChatFailure(ModelOutcome.NO_REQUEST, "no sound calls in " + limits.steps() + " steps");
    }

    private <T> Optional<T> read(ChatReply reply, Function<List<ChatReply.Call>, T> reader) {
        try {
            return Optional.of(reader.apply(reply.calls()));
        } catch (WrongArguments wrong) {
            String told = "error: " + wrong.getMessage() + ". Nothing was done. Make all calls again.";
            reply.calls()
                    .forEach(call -> say(new JsonObject()
                            .put("role", "tool")
                            .put("tool_call_id", call.id())
                            .put("content", told)));
            return Optional.empty();
        }
    }

    private void say(JsonObject message) {
        messages.add(message);
    }

    private ChatReply ask() {
        long left = limits.tokenBudget() - tokens;
        if (left <= 0) {
            throw new ChatFailure(ModelOutcome.OVER_BUDGET, "more than " + limits.tokenBudget() + " tokens");
        }
        JsonObject body = new JsonObject()
                .put("model", model)
                .put("messages", messages)
                .put("tools", tools)
                .put("tool_choice", "auto")
                .put("temperature", 0)
                .put("max_tokens", left);
        long start = System.nanoTime();
        ChatReply reply;
        try {
            reply = answer(client.complete(body, timeout()));
        } finally {
            metrics.called(System.nanoTime() - start);
        }
        metrics.used(reply, limits);
        tokens += spent(reply);
        say(reply.message());
        return reply;
    }

    /** As the server counts; a server that does not is taken at the length of what was said. */
    private long spent(ChatReply reply) {
        long counted = reply.promptTokens() + reply.completionTokens();
        return counted > 0
                ? counted
                : (messages.encode().length() + reply.message().encode().length()) / CHARACTERS_OF_TOKEN;
    }

    private Duration timeout() {
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (left < SHORTEST_CALL_MILLIS) {
            throw new ChatFailure(ModelOutcome.TIMEOUT, "no time left for this sentence");
        }
        return Duration.ofMillis(Math.min(left, limits.callTimeout().toMillis()));
    }

    private ChatReply answer(Future<ChatReply> reply) {
        CompletableFuture<ChatReply> waited = reply.toCompletionStage().toCompletableFuture();
        try {
            return waited.get(limits.callTimeout().plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ChatFailure known
                    ? known
                    : new ChatFailure(ModelOutcome.FAILED, String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            throw new ChatFailure(ModelOutcome.TIMEOUT, "no answer at all");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new ChatFailure(ModelOutcome.FAILED, "interrupted");
        }
    }

    /** All that was said, without the rules, which are always the same. */
    String transcript() {
        JsonArray said = new JsonArray();
        for (int i = 1; i < messages.size(); i++) {
            said.add(messages.getJsonObject(i));
        }
        return new JsonObject().put("model", model).put("messages", said).encode();
    }
}
