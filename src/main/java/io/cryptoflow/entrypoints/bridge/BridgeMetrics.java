package io.cryptoflow.entrypoints.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What the bridge counts, over all event loops of the process. */
public final class BridgeMetrics {
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger registrations = new AtomicInteger();
    private final MeterRegistry registry;
    private final Counter delivered;
    private final Counter conflated;
    private final Counter dropped;

    /** Registers the meters; once per registry. */
    public BridgeMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("bridge.sockets", sockets);
        registry.gauge("bridge.registrations", registrations);
        this.delivered = events("delivered");
        this.conflated = events("conflated");
        this.dropped = events("dropped");
    }

    int openSockets() {
        return sockets.get();
    }

    void socketOpened() {
        sockets.incrementAndGet();
    }

    void socketEnded() {
        sockets.decrementAndGet();
    }

    void registered() {
        registrations.incrementAndGet();
    }

    void unregistered() {
        registrations.decrementAndGet();
    }

    void delivered() {
        delivered.increment();
    }

    /** A newer message took the place of one that a slow reader had not got yet. */
    void conflated() {
        conflated.increment();
    }

    /** A print that a slow reader does not get. */
    void dropped() {
        dropped.increment();
    }

    void refused(Refusal refusal) {
        count("bridge.refusals", refusal);
    }

    void closed(Refusal reason) {
        count("bridge.closed", reason);
    }

    private void count(String name, Refusal reason) {
        registry.counter(name, "reason", reason.name().toLowerCase(Locale.ROOT)).increment();
    }

    private Counter events(String outcome) {
        return registry.counter("bridge.events", "outcome", outcome);
    }
}
