package io.cryptoflow.entrypoints.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the bridge counts, over all event loops of the process. */
public final class BridgeMetrics {
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger registrations = new AtomicInteger();
    private final MeterRegistry registry;
    private final Map<BridgeAddress.Kind, Counter> delivered;
    private final Map<BridgeAddress.Kind, Counter> conflated;
    private final Map<BridgeAddress.Kind, Counter> dropped;

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

    void delivered(BridgeAddress.Kind kind, long messages) {
        count(delivered, kind, messages);
    }

    /** Something newer, or all there is to know, takes the place of messages that a client was too late for. */
    void conflated(BridgeAddress.Kind kind, long messages) {
        count(conflated, kind, messages);
    }

    /** Prints that a client does not get, not even with the recent ones. */
    void dropped(BridgeAddress.Kind kind, long messages) {
        count(dropped, kind, messages);
    }

    /** A client lost an address because the server ended its connection. */
    void disconnected(BridgeAddress.Kind kind, Refusal reason) {
        registry.counter("bridge.disconnected", "channel", kind.text(), "reason", reason.code())
                .increment();
    }

    void refused(Refusal refusal) {
        count("bridge.refusals", refusal);
    }

    void closed(Refusal reason) {
        count("bridge.closed", reason);
    }

    private void count(String name, Refusal reason) {
        registry.counter(name, "reason", reason.code()).increment();
    }

    private static void count(Map<BridgeAddress.Kind, Counter> counters, BridgeAddress.Kind kind, long messages) {
        if (messages > 0) {
            Optional.ofNullable(counters.get(kind)).ifPresent(counter -> counter.increment((double) messages));
        }
    }

    private Map<BridgeAddress.Kind, Counter> events(String outcome) {
        Map<BridgeAddress.Kind, Counter> counters = new EnumMap<>(BridgeAddress.Kind.class);
        for (BridgeAddress.Kind kind : BridgeAddress.Kind.values()) {
            counters.put(kind, registry.counter("bridge.events", "channel", kind.text(), "outcome", outcome));
        }
        return counters;
    }
}
