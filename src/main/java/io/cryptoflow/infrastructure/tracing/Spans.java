package io.cryptoflow.infrastructure.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.Function;

/** Makes the spans that Vert.x does not. */
final class Spans {
    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    static boolean isInTrace(Context context) {
        return Span.fromContext(context).getSpanContext().isValid();
    }

    /** A call to {@code system} inside the current trace, which gets the trace that begins there. */
    <T> Future<T> client(String name, String system, Function<Context, Future<T>> call) {
        Context inside = begin(name, system, SpanKind.CLIENT, Context.current());
        return inside.wrapSupplier(() -> call.apply(inside)).get().onComplete(ended -> end(inside, ended));
    }

    /** Begins a span below {@code parent}. */
    Context begin(String name, String system, SpanKind kind, Context parent) {
        Span span = tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute("peer.service", system)
                .startSpan();
        return parent.with(span);
    }

    /** Ends the span that {@code inside} was begun with. */
    static void end(Context inside, AsyncResult<?> outcome) {
        Span span = Span.fromContext(inside);
        if (outcome.failed()) {
            span.setStatus(StatusCode.ERROR, String.valueOf(outcome.cause().getMessage()));
        }
        span.end();
    }
}
