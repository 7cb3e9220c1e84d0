package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.domain.account.AccountEvent;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Traces that cross the broker: as W3C trace context in the headers of messages. */
final class BrokerTraces {
    private static final String SYSTEM = "rabbitmq";
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final Headers HEADERS = new Headers();

    private final Spans spans;
    private final EventTraces events;

    BrokerTraces(Spans spans, EventTraces events) {
        this.spans = spans;
        this.events = events;
    }

    /** The publisher with a span for each event of a trace, until the broker keeps it. */
    EventPublisher around(EventPublisher publisher) {
        return published -> {
            List<Context> begun =
                    published.stream().flatMap(event -> begin(event).stream()).toList();
            Future<Void> sent = publisher.publish(published);
            return sent.onComplete(done -> begun.forEach(inside -> Spans.end(inside, done)));
        };
    }

    private List<Context> begin(AccountEvent event) {
        Context trace = events.of(event);
        if (!Spans.isInTrace(trace)) {
            return List.of();
        }
        Context inside = spans.begin("publish " + typeOf(event), SYSTEM, SpanKind.PRODUCER, trace);
        events.put(event.content(), inside);
        return List.of(inside);
    }

    /** What the message of an event carries, so that its receiver goes on with its trace. */
    Map<String, Object> headers(AccountEvent event) {
        Map<String, Object> headers = new HashMap<>();
        W3C.inject(events.of(event), headers, (carrier, key, value) -> headers.put(key, value));
        return headers;
    }

    /** Takes in an event inside the trace that the headers of its message tell. */
    void receive(Map<String, Object> headers, AccountEvent event, Runnable task) {
        Context trace = W3C.extract(Context.root(), headers, HEADERS);
        if (!Spans.isInTrace(trace)) {
            task.run();
            return;
        }
        Context inside = spans.begin("receive " + typeOf(event), SYSTEM, SpanKind.CONSUMER, trace);
        inside.wrap(task).run();
        Spans.end(inside, Future.succeededFuture());
    }

    private static String typeOf(AccountEvent event) {
        AccountEvent.Content content = event.content();
        Object named = content instanceof AccountEvent.OrderChanged changed ? changed.event() : content;
        return named.getClass().getSimpleName();
    }

    private static final class Headers implements TextMapGetter<Map<String, Object>> {
        @Override
        public Iterable<String> keys(Map<String, Object> headers) {
            return new ArrayList<>(headers.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, Object> headers, String key) {
            Object value = headers == null ? null : headers.get(key);
            return value == null ? null : value.toString();
        }
    }
}
