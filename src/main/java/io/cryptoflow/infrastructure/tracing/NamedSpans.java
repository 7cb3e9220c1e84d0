package io.cryptoflow.infrastructure.tracing;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.function.BiConsumer;

/** Gives spans of the bus the name of their address, which are few, and leaves out what a query says. */
final class NamedSpans<I, O> implements VertxTracer<I, O> {
    private final VertxTracer<I, O> tracer;

    NamedSpans(VertxTracer<I, O> tracer) {
        this.tracer = tracer;
    }

    @Override
    public <R> @Nullable I receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        String name = request instanceof Message<?> message ? "serve " + message.address() : operation;
        TagExtractor<R> shown = request instanceof HttpServerRequest ? new WithoutQuery<>(tags) : tags;
        return tracer.receiveRequest(context, kind, policy, request, name, headers, shown);
    }

    @Override
    public <R> void sendResponse(
            Context context, R response, @Nullable I span, @Nullable Throwable failure, TagExtractor<R> tags) {
        tracer.sendResponse(context, response, span, failure, tags);
    }

    @Override
    public <R> @Nullable O sendRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        String name = request instanceof Message<?> message ? operation + " " + message.address() : operation;
        return tracer.sendRequest(context, kind, policy, request, name, headers, tags);
    }

    @Override
    public <R> void receiveResponse(
            Context context, R response, @Nullable O span, @Nullable Throwable failure, TagExtractor<R> tags) {
        tracer.receiveResponse(context, response, span, failure, tags);
    }

    @Override
    public void close() {
        tracer.close();
    }
}
