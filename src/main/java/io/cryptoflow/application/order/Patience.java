package io.cryptoflow.application.order;

import java.time.Duration;

/**
 * How long the venue is asked before "no such order" is believed, and how the pauses between two questions grow.
 *
 * @param questions how often the venue must have denied the order, at least
 * @param time how much time must lie between its first and its last denial, at least
 * @param firstPause pause behind the first question; each further one is longer by as much
 * @param longestPause what a pause never exceeds
 */
public record Patience(int questions, Duration time, Duration firstPause, Duration longestPause) {
    /** Five questions over five seconds; after that one every half minute. */
    public static final Patience STANDARD =
            new Patience(5, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(30));

    /** Refuses a patience that asks nothing. */
    public Patience {
        if (questions < 1 || time.isNegative() || firstPause.isNegative()) {
            throw new IllegalArgumentException("expected at least one question and no negative time");
        }
    }

    /** The pause behind the {@code asked}-th question. */
    Duration pauseBehind(int asked) {
        long longest = longestPause.toMillis();
        long pause = firstPause.toMillis() * asked;
        return Duration.ofMillis(Math.min(longest, pause));
    }
}
