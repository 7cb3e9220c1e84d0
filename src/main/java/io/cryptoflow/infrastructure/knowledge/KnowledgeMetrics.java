package io.cryptoflow.infrastructure.knowledge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How large the knowledge base is, how it is searched, and how long that takes. */
public final class KnowledgeMetrics {
    private final AtomicInteger sections = new AtomicInteger();
    private final AtomicInteger meaning = new AtomicInteger();
    private final Timer search;

    /** @param registry where the meters {@code knowledge_*} go */
    public KnowledgeMetrics(MeterRegistry registry) {
        Gauge.builder("knowledge.sections", sections, AtomicInteger::get)
                .description("Sections that can be found; 0 until they are read")
                .register(registry);
        Gauge.builder("knowledge.searched.by.meaning", meaning, AtomicInteger::get)
                .description("1 where the sentence model works; 0 where the manual is searched by words only")
                .register(registry);
        search = Timer.builder("knowledge.search")
                .description("Time of one search")
                .register(registry);
    }

    void loaded(int count, boolean byMeaning) {
        sections.set(count);
        meaning.set(byMeaning ? 1 : 0);
    }

    <T> T timed(Supplier<T> work) {
        return search.record(work);
    }
}
