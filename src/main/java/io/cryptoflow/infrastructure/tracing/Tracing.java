package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.account.AccountEvent;
import io.vertx.core.spi.VertxTracerFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the parts of the product into traces; where nothing is traced every part stays as it is. */
public final class Tracing {
    private final Optional<Traces> traces;

    private Tracing(Optional<Traces> traces) {
        this.traces = traces;
    }

    /** Traces nothing. */
    public static Tracing off() {
        return new Tracing(Optional.empty());
    }

    /**
     * Traces requests.
     *
     * @param collector takes spans by OTLP over HTTP; one that is away costs spans and nothing else
     * @param share of the requests that are traced, from 0 to 1
     * @param process attributes of this process, by name
     */
    public static Tracing to(URI collector, double share, Map<String, String> process) {
        return new Tracing(Optional.of(Traces.open(collector, share, process)));
    }

    /** Makes the tracer of Vert.x. */
    public Optional<VertxTracerFactory> factory() {
        return traces.map(Traces::factory);
    }

    /** Units of work with their spans. */
    public UnitOfWork around(UnitOfWork unitOfWork) {
        return traces.map(on -> on.around(unitOfWork)).orElse(unitOfWork);
    }

    /** The venue with its spans. */
    public VenueGateway around(VenueGateway venue) {
        return traces.map(on -> on.around(venue)).orElse(venue);
    }

    /** Who hears of committed events, inside the traces that the events belong to. */
    public Consumer<List<AccountEvent>> around(Consumer<List<AccountEvent>> follower) {
        return traces.map(on -> on.around(follower)).orElse(follower);
    }

    /** A publisher that hands events on at once, inside the traces that they belong to. */
    public EventPublisher aroundLocal(EventPublisher publisher) {
        return traces.map(on -> on.aroundLocal(publisher)).orElse(publisher);
    }

    /** A publisher whose messages carry {@link #headers}. */
    public EventPublisher aroundBroker(EventPublisher publisher) {
        return traces.map(on -> on.broker().around(publisher)).orElse(publisher);
    }

    /** What the message of an event carries. */
    public Map<String, Object> headers(AccountEvent event) {
        return traces.map(on -> on.broker().headers(event)).orElse(Map.of());
    }

    /** Takes in an event whose message carried {@code headers}. */
    public void receive(Map<String, Object> headers, AccountEvent event, Runnable task) {
        traces.ifPresentOrElse(on -> on.broker().receive(headers, event, task), task);
    }

    /** Tells the collector what is left. Blocks. */
    public void close() {
        traces.ifPresent(Traces::close);
    }
}
