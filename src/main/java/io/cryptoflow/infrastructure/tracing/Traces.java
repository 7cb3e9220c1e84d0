package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.account.AccountEvent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Future;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Traces that are on: what makes spans, and what takes them to the collector, in batches and never waited for. */
final class Traces {
    private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EXPORT_INTERVAL = Duration.ofSeconds(1);

    private final OpenTelemetrySdk telemetry;
    private final Spans spans;
    private final EventTraces events = new EventTraces();
    private final BrokerTraces broker;

    private Traces(OpenTelemetrySdk telemetry) {
        this.telemetry = telemetry;
        this.spans = new Spans(telemetry.getTracer("io.cryptoflow"));
        this.broker = new BrokerTraces(spans, events);
    }

    static Traces open(URI collector, double share, Map<String, String> process) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString())
                .setTimeout(EXPORT_TIMEOUT)
                .build();
        AttributesBuilder attributes = Attributes.builder();
        process.forEach(attributes::put);
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(attributes.build()))
                .setSampler(new NoProbes(Sampler.parentBased(Sampler.traceIdRatioBased(share))))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EXPORT_INTERVAL)
                        .setExporterTimeout(EXPORT_TIMEOUT)
                        .build())
                .build();
        return new Traces(OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build());
    }

    VertxTracerFactory factory() {
        OpenTelemetryTracingFactory factory = new OpenTelemetryTracingFactory(telemetry);
        return options -> named(factory.tracer(options));
    }

    private static <I, O> NamedSpans<I, O> named(VertxTracer<I, O> tracer) {
        return new NamedSpans<>(tracer);
    }

    UnitOfWork around(UnitOfWork unitOfWork) {
        return new TracedUnitOfWork(unitOfWork, spans, events);
    }

    VenueGateway around(VenueGateway venue) {
        return new TracedVenue(venue, spans);
    }

    Consumer<List<AccountEvent>> around(Consumer<List<AccountEvent>> follower) {
        return committed -> events.each(committed, follower);
    }

    EventPublisher aroundLocal(EventPublisher publisher) {
        return published -> {
            List<Future<Void>> sent = new ArrayList<>();
            events.each(published, together -> sent.add(publisher.publish(together)));
            return Future.all(sent).mapEmpty();
        };
    }

    BrokerTraces broker() {
        return broker;
    }

    void close() {
        telemetry.getSdkTracerProvider().shutdown().join(EXPORT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
