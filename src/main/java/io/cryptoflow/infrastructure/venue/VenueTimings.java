package io.cryptoflow.infrastructure.venue;

import java.time.Duration;

/**
 * How patient a feed is.
 *
 * @param callTimeout of one call or one opening of the stream
 * @param silence after which a stream without any message is given up, and a book without any change is asked for again
 * @param firstRetry wait before something that failed is tried again; doubles up to {@code longestRetry}, each time between
 *     half and all of it
 * @param longestRetry the longest such wait
 * @param publishInterval a book is told at most once in this time
 * @param shownLevels levels per side of a book that is told
 */
public record VenueTimings(
        Duration callTimeout,
        Duration silence,
        Duration firstRetry,
        Duration longestRetry,
        Duration publishInterval,
        int shownLevels) {
    /** What suits the venues of the world. */
    public static final VenueTimings USUAL = new VenueTimings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            50);
}
