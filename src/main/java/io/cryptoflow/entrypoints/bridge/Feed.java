package io.cryptoflow.entrypoints.bridge;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one address tells now, and who listens on which event loop. One thread tells, any thread looks. */
final class Feed {
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private volatile Optional<Moment> now = Optional.empty();

    /** What was told last, and with that the state of the market; empty before the first. */
    Optional<Moment> now() {
        return now;
    }

    boolean hasListeners() {
        return !audiences.isEmpty();
    }

    void add(Audience audience) {
        audiences.add(audience);
    }

    void remove(Audience audience) {
        audiences.remove(audience);
    }

    void keep(Moment moment) {
        now = Optional.of(moment);
    }

    void announce(Moment moment) {
        audiences.forEach(audience -> audience.offer(moment));
    }
}
