package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.domain.account.AccountEvent;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * To which trace an event belongs, from the unit of work that appended it until nobody holds the event any more. An event
 * that was read from the store belongs to none.
 */
final class EventTraces {
    private final Map<AccountEvent.Content, Context> traces = Collections.synchronizedMap(new WeakHashMap<>());

    void put(AccountEvent.Content content, Context trace) {
        traces.put(content, trace);
    }

    /** The trace of an event; the root, which is no trace, where it has none. */
    Context of(AccountEvent event) {
        return traces.getOrDefault(event.content(), Context.root());
    }

    /** Hands on all events in their order, each inside its trace; those that follow each other in one trace together. */
    void each(List<AccountEvent> events, Consumer<List<AccountEvent>> follower) {
        List<AccountEvent> together = new ArrayList<>();
        for (AccountEvent event : events) {
            if (!together.isEmpty() && of(together.get(0)) != of(event)) {
                handOn(List.copyOf(together), follower);
                together.clear();
            }
            together.add(event);
        }
        if (!together.isEmpty()) {
            handOn(together, follower);
        }
    }

    private void handOn(List<AccountEvent> events, Consumer<List<AccountEvent>> follower) {
        of(events.get(0)).wrap(() -> follower.accept(events)).run();
    }
}
