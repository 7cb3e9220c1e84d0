package io.cryptoflow.infrastructure.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What following a live venue goes through: {@code market_venue_messages_total}, {@code market_venue_gaps_total}, {@code
 * market_venue_resynchronizations_total}, {@code market_venue_reconnects_total} and {@code market_venue_unreadable_total}, by
 * venue.
 */
public final class VenueMetrics {
    private final Counter messages;
    private final Counter gaps;
    private final Counter resynchronizations;
    private final Counter reconnects;
    private final Counter unreadable;

    /** @param venue such as {@code binance} */
    public VenueMetrics(MeterRegistry registry, String venue) {
        messages = counter(registry, venue, "messages", "Messages of the venue's stream");
        gaps = counter(registry, venue, "gaps", "Books that were lost, and trades that stayed missing");
        resynchronizations = counter(registry, venue, "resynchronizations", "Lost books that became whole again");
        reconnects = counter(registry, venue, "reconnects", "Streams that were opened again");
        unreadable = counter(registry, venue, "unreadable", "Messages that are not what the venue documents");
    }

    private static Counter counter(MeterRegistry registry, String venue, String name, String description) {
        return Counter.builder("market.venue." + name)
                .description(description)
                .tag("venue", venue)
                .register(registry);
    }

    /** A message arrived. */
    public void messageArrived() {
        messages.increment();
    }

    /** Something is missing. */
    public void gapFound() {
        gaps.increment();
    }

    /** A lost book is whole again. */
    public void bookResynchronized() {
        resynchronizations.increment();
    }

    /** The stream is open again. */
    public void streamReconnected() {
        reconnects.increment();
    }

    /** A message could not be read. */
    public void messageUnreadable() {
        unreadable.increment();
    }
}
