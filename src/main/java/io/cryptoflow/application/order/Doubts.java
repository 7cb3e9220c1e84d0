package io.cryptoflow.application.order;

import io.cryptoflow.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whom to ask about, and when; the pauses between two questions about an order grow. Safe for all threads. */
final class Doubts {
    private final Map<OrderId, Doubt> doubts = new ConcurrentHashMap<>();
    private final Patience patience;
    private final InstantSource clock;

    Doubts(Patience patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** Something went wrong: it is asked at once. */
    void raise(OrderId id) {
        Instant now = clock.instant();
        doubts.compute(id, (order, doubt) -> doubt == null ? Doubt.begin(order, now) : doubt.raisedAgain(now));
    }

    /** It is not settled yet: it is asked when its pause is over. */
    void keep(OrderId id) {
        Instant now = clock.instant();
        doubts.computeIfAbsent(id, order -> Doubt.begin(order, now).askedAt(now, patience));
    }

    /** Orders whose pause is over, {@code limit} at most; each is counted as asked. */
    List<OrderId> takeDue(int limit) {
        Instant now = clock.instant();
        List<OrderId> due = doubts.values().stream()
                .filter(doubt -> !doubt.askAt().isAfter(now))
                .map(Doubt::order)
                .limit(limit)
                .toList();
        due.forEach(id -> doubts.computeIfPresent(id, (order, doubt) -> doubt.askedAt(now, patience)));
        return due;
    }

    /** The venue answered that there is no such order; answers whether that is to be believed now. */
    boolean noteDenial(OrderId id) {
        Instant now = clock.instant();
        keep(id);
        Doubt doubt = doubts.computeIfPresent(id, (order, before) -> before.deniedAt(now));
        return doubt != null && doubt.exhausts(patience, now);
    }

    /** How often something went wrong with the order so far. */
    int raised(OrderId id) {
        return Optional.ofNullable(doubts.get(id)).map(Doubt::raised).orElse(0);
    }

    /** All is well, unless something went wrong since it had been raised {@code raised} times. */
    void dismiss(OrderId id, int raised) {
        doubts.computeIfPresent(id, (order, doubt) -> doubt.raised() > raised ? doubt : null);
    }

    /** All is well whatever went wrong. */
    void dismiss(OrderId id) {
        doubts.remove(id);
    }

    int size() {
        return doubts.size();
    }

    Optional<Duration> oldestAge() {
        return doubts.values().stream()
                .map(Doubt::since)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, clock.instant()));
    }

    /** At most {@code limit}, the oldest first. */
    List<Doubt> oldest(int limit) {
        return doubts.values().stream()
                .sorted(Comparator.comparing(Doubt::since).thenComparing(Doubt::order))
                .limit(limit)
                .toList();
    }
}
