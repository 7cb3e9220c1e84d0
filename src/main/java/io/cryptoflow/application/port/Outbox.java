package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which committed events were handed to the publisher: a position per account in its own story. */
public interface Outbox {
    /**
     * Events of one account that were published, without a gap between them.
     *
     * @param first sequence number of the first
     * @param last sequence number of the last, which is the first one where there is one only
     */
    record Span(long first, long last) {
        /** Refuses a span that ends before it begins with {@link IllegalArgumentException}. */
        public Span {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("expected 1 <= first <= last, was " + first + ".." + last);
            }
        }

        /** Whether the event follows this span at once. */
        public boolean isFollowedBy(long sequence) {
            return sequence == last + 1;
        }

        /** This span up to another last event. */
        public Span upTo(long sequence) {
            return new Span(first, sequence);
        }
    }

    /**
     * What waits to be published.
     *
     * @param events how many
     * @param oldest when the first of them occurred; empty when there is none
     */
    record Lag(long events, Optional<Instant> oldest) {
        /** Nothing waits. */
        public static final Lag NONE = new Lag(0, Optional.empty());
    }

    /** At most {@code limit} committed events behind their account's position, per account in order. */
    Future<List<AccountEvent>> unpublished(int limit);

    /**
     * Moves the positions forward, each to the end of its span. A position that is further already stays, and one before
     * which a span leaves a gap stays, too: somebody else's events would be passed over.
     *
     * @return whether no span left a gap
     */
    Future<Boolean> markPublished(Map<AccountId, Span> spans);

    /** How much waits. */
    Future<Lag> lag();
}
