package io.cryptoflow.infrastructure.llm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts what the model is asked, how that ends and what it costs. */
public final class ModelMetrics {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Map<ModelOutcome, Counter> sentences = new EnumMap<>(ModelOutcome.class);
    private final Timer calls;
    private final Counter prompted;
    private final Counter completed;
    private final Counter cost;

    /** @param registry where the meters {@code agent_model_*} go */
    public ModelMetrics(MeterRegistry registry) {
        for (ModelOutcome outcome : ModelOutcome.values()) {
            sentences.put(
                    outcome,
                    Counter.builder("agent.model.sentences")
                            .description("Sentences that the model was to read, by how that ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        calls = Timer.builder("agent.model.calls")
                .description("Answers of the model, of errors too")
                .register(registry);
        prompted = tokens(registry, "prompt");
        completed = tokens(registry, "completion");
        cost = Counter.builder("agent.model.cost")
                .description("Cost of all tokens at the configured prices")
                .register(registry);
    }

    private static Counter tokens(MeterRegistry registry, String kind) {
        return Counter.builder("agent.model.tokens")
                .description("Tokens that the model read and wrote, as it counts them")
                .tag("kind", kind)
                .register(registry);
    }

    void ended(ModelOutcome outcome) {
        Objects.requireNonNull(sentences.get(outcome)).increment();
    }

    void called(long nanos) {
        calls.record(nanos, TimeUnit.NANOSECONDS);
    }

    void used(ChatReply reply, ModelLimits limits) {
        prompted.increment((double) reply.promptTokens());
        completed.increment((double) reply.completionTokens());
        BigDecimal price = limits.promptPrice()
                .multiply(BigDecimal.valueOf(reply.promptTokens()))
                .add(limits.completionPrice().multiply(BigDecimal.valueOf(reply.completionTokens())));
        cost.increment(price.divide(MILLION).doubleValue());
    }
}
