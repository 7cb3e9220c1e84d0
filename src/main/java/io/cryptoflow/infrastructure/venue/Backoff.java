package io.cryptoflow.infrastructure.venue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from a first to a longest, each time at random between half and all of it; of one thread. */
final class Backoff {
    private final long firstMillis;
    private final long longestMillis;
    private final RandomGenerator random;
    private long nextMillis;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        firstMillis = Math.max(2, first.toMillis());
        longestMillis = Math.max(firstMillis, longest.toMillis());
        nextMillis = firstMillis;
        this.random = random;
    }

    /** How long to wait now, 1 ms or more. */
    long nextMillis() {
        long whole = nextMillis;
        nextMillis = Math.min(longestMillis, 2 * whole);
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    /** What was waited for went well: the next wait is the first again. */
    void reset() {
        nextMillis = firstMillis;
    }
}
