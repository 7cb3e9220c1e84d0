package io.cryptoflow.domain.order;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an order is in its life (FIX OrdStatus 39), with the only table of legal transitions. */
public enum OrderStatus {
    /** Stored here; the venue has not confirmed it yet. */
    PENDING_NEW,
    /** Works at the venue, or is kept here for its trigger; nothing filled. */
    NEW,
    /** Works at the venue, partly filled. */
    PARTIALLY_FILLED,
    /** Wholly filled. */
    FILLED,
    /** Cancellation asked for, not confirmed yet; fills may still come. */
    PENDING_CANCEL,
    /** Ended by request. */
    CANCELED,
    /** Refused by the venue. */
    REJECTED,
    /** Ended by its time in force or a rule of the venue. */
    EXPIRED,
    /** Refused by the gateway; the venue never saw it. */
    DENIED,
    /** Submitted, and no answer that proves what happened: still to be resolved. */
    UNKNOWN;

    private static final Set<OrderStatus> OUTCOMES = EnumSet.of(FILLED, CANCELED, REJECTED, EXPIRED);
    private static final Set<OrderStatus> CLOSED = with(OUTCOMES, DENIED);

    private static final Map<OrderStatus, Set<OrderStatus>> SUCCESSORS = Map.of(
            PENDING_NEW, with(OUTCOMES, NEW, PARTIALLY_FILLED, PENDING_CANCEL, UNKNOWN),
            NEW, EnumSet.of(PENDING_NEW, PARTIALLY_FILLED, FILLED, PENDING_CANCEL, CANCELED, EXPIRED, UNKNOWN),
            PARTIALLY_FILLED, EnumSet.of(PARTIALLY_FILLED, FILLED, PENDING_CANCEL, CANCELED, EXPIRED, UNKNOWN),
            PENDING_CANCEL, with(OUTCOMES, PENDING_CANCEL, UNKNOWN),
            UNKNOWN, with(OUTCOMES, NEW, PARTIALLY_FILLED, PENDING_CANCEL),
            FILLED, Set.of(),
            // Only of orders that were given up and had arrived after all: OrderLifecycle.reopen.
            CANCELED, EnumSet.of(PENDING_CANCEL),
            REJECTED, EnumSet.of(PENDING_CANCEL),
            EXPIRED, Set.of(),
            DENIED, Set.of());

    /** Whether an order may go from this status to {@code next}. */
    public boolean mayBecome(OrderStatus next) {
        return SUCCESSORS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether the order works or may work. */
    public boolean isOpen() {
        return !CLOSED.contains(this);
    }

    private static Set<OrderStatus> with(Set<OrderStatus> base, OrderStatus... more) {
        Set<OrderStatus> all = EnumSet.copyOf(base);
        all.addAll(Set.of(more));
        return all;
    }
}
