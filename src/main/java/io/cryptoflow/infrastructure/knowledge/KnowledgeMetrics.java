package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.application.knowledge.AskKnowledge;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How large the knowledge base is, how it is searched, and how long that takes. */
public final class KnowledgeMetrics {
    private final AtomicInteger sections = new AtomicInteger();
    private final AtomicInteger meaning = new AtomicInteger();
    private final Timer search;
    private final MeterRegistry registry;

    /** @param registry where the meters {@code knowledge_*} go */
    public KnowledgeMetrics(MeterRegistry registry) {
        Gauge.builder("knowledge.sections", sections, AtomicInteger::get)
                .description("Sections that can be found; 0 until they are read")
                .register(registry);
        Gauge.builder("knowledge.searched.by.meaning", meaning, AtomicInteger::get)
                .description("1 where the sentence model works; 0 where the manual is searched by words only")
                .register(registry);
        this.registry = registry;
        search = Timer.builder("knowledge.search")
                .description("Time of one search")
                .register(registry);
    }

    /** Counts an answer by what came of the question. */
    public void count(AskKnowledge.Result answer) {
        registry.counter("knowledge.questions", "outcome", name(answer.outcome()), "author", name(answer.author()))
                .increment();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void loaded(int count, boolean byMeaning) {
        sections.set(count);
        meaning.set(byMeaning ? 1 : 0);
    }

    <T> T timed(Supplier<T> work) {
        return search.record(work);
    }
}
