package io.cryptoflow.infrastructure.venue;

/**
 * Told of what a feed goes through, for metrics; each is called on the feed's context.
 *
 * @param message a message arrived
 * @param gap something is missing: in the count of a book or of trades
 * @param resynchronized a lost book is whole again
 * @param reconnected the stream is open again
 * @param unreadable a message is not what the venue documents
 */
public record VenueMonitor(
        Runnable message, Runnable gap, Runnable resynchronized, Runnable reconnected, Runnable unreadable) {
    /** Nobody listens. */
    public static final VenueMonitor NONE = new VenueMonitor(() -> {}, () -> {}, () -> {}, () -> {}, () -> {});
}
