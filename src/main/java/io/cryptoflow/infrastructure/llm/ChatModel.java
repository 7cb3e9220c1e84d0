package io.cryptoflow.infrastructure.llm;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A model on some server, with a place for each sentence or question that may be with it at once. One for the process; any thread. */
public final class ChatModel {
    private final Server server;
    private final ModelLimits limits;
    private final ModelMetrics metrics;
    private final ChatClient client;
    private final IntentTools tools;
    private final String rules;
    private final Semaphore places;

    /**
     * Where the model is. Prints without the key.
     *
     * @param base where its path {@code /chat/completions} begins
     * @param key empty where none is needed
     */
    public record Server(URI base, String model, String key) {
        @Override
        public String toString() {
            return model + " at " + base;
        }
    }

    /** Reads its rules and tools; connects to nothing yet. */
    public ChatModel(Vertx vertx, Server server, ModelLimits limits, ModelMetrics metrics) {
        this.server = server;
        this.limits = limits;
        this.metrics = metrics;
        client = new ChatClient(vertx, server.base(), server.key(), limits.concurrency());
        tools = IntentTools.load(vertx);
        rules = vertx.fileSystem().readFileBlocking("llm/system.txt").toString();
        places = new Semaphore(limits.concurrency());
    }

    /** What {@code talk} comes to; nothing, at once, when all places are taken. */
    <T> Optional<T> ifFree(Function<ModelTalk, T> talk) {
        if (!places.tryAcquire()) {
            metrics.ended(ModelOutcome.BUSY);
            return Optional.empty();
        }
        try {
            return Optional.of(talk.apply(new ModelTalk(client, server.model(), limits, metrics, tools.definitions())));
        } finally {
            places.release();
        }
    }

    /**
     * The text that it answers to {@code messages}, asked once and without tools. Does not block; fails with a {@link ChatFailure}, at
     * once when all places are taken.
     */
    Future<String> write(JsonArray messages, int mostTokens) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(new ChatFailure(ModelOutcome.BUSY, "too much is with the model already"));
        }
        JsonObject body = new JsonObject()
                .put("model", server.model())
                .put("messages", messages)
                .put("temperature", 0)
                .put("max_tokens", Math.min(mostTokens, limits.tokenBudget()));
        long start = System.nanoTime();
        return client.complete(body, limits.shortest())
                .onComplete(done -> {
                    places.release();
                    metrics.called(System.nanoTime() - start);
                })
                .onSuccess(reply -> metrics.used(reply, limits))
                .map(ChatReply::text);
    }

    String name() {
        return server.model();
    }

    String rules() {
        return rules;
    }

    IntentTools tools() {
        return tools;
    }

    ModelMetrics metrics() {
        return metrics;
    }

    /** Closes the connections to it. */
    public Future<Void> close() {
        return client.close();
    }
}
