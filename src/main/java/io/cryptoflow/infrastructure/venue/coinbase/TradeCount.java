package io.cryptoflow.infrastructure.venue.coinbase;

import java.util.Optional;

/** Follows the numbers of one product's trades, which rise by one, from the last trade before the connection on. */
final class TradeCount {
    private static final long NONE = -1;

    private long last = NONE;
    private long lastBeat = NONE;

    /** Whether trade {@code id} was not taken yet. */
    boolean isNew(long id) {
        return id > last;
    }

    /** Takes a trade; returns what is missing before it. */
    Optional<String> take(long id) {
        long before = last;
        last = id;
        return before == NONE || id == before + 1 ? Optional.empty() : missing(before, id);
    }

    /**
     * Takes a heartbeat, which tells the last trade. Trades can be on their way still, so those of the heartbeat before are
     * expected by now; returns what is missing of them.
     */
    Optional<String> beat(long lastTrade) {
        long due = lastBeat;
        lastBeat = lastTrade;
        if (last == NONE || due <= last) {
            return Optional.empty();
        }
        long before = last;
        last = due;
        return missing(before, due + 1);
    }

    private static Optional<String> missing(long before, long next) {
        return Optional.of("gap in the venue's count of trades after " + before + ": next is " + next);
    }
}
