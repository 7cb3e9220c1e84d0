package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.vertx.core.Vertx;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the book of one symbol whole, and whole again whenever it was lost, after bounded waits and never before the venue may be
 * asked; tells it at most once per interval. All of one context.
 */
final class BookSync {
    private static final Logger LOG = LoggerFactory.getLogger(BookSync.class);
    private static final int QUIET_SILENCES = 3;

    private final Vertx vertx;
    private final Venue venue;
    private final VenueTimings timings;
    private final VenueMonitor monitor;
    private final Consumer<String> frames;
    private final BookKeeper keeper;
    private final Backoff backoff;
    private boolean streaming;
    private boolean wasLost;
    private long round;
    private long changedNanos;
    private long publishedNanos;

    /** @param frames sends to the stream */
    BookSync(
            Vertx vertx,
            Venue venue,
            Symbol symbol,
            VenueTimings timings,
            VenueMonitor monitor,
            Consumer<String> frames,
            Consumer<MarketEvent> listener) {
        this.vertx = vertx;
        this.venue = venue;
        this.timings = timings;
        this.monitor = monitor;
        this.frames = frames;
        keeper = new BookKeeper(symbol, venue.bookRules(symbol), timings.shownLevels(), listener);
        backoff = new Backoff(timings.firstRetry(), timings.longestRetry(), new SplittableRandom());
        publishedNanos = System.nanoTime() - timings.publishInterval().toNanos();
    }

    /** The stream is open, and subscribed. */
    void begin() {
        streaming = true;
        round++;
        changedNanos = System.nanoTime();
        ask(round);
    }

    /** The stream is not open any more. */
    void end(String reason) {
        streaming = false;
        round++;
        wasLost |= keeper.isWhole();
        keeper.lose(reason);
    }

    /** Does nothing any more. */
    void stop() {
        streaming = false;
        round++;
    }

    private void ask(long asked) {
        venue.snapshot(keeper.symbol()).ifPresent(answer -> answer.onSuccess(snapshot -> answered(asked, snapshot))
                .onFailure(cause -> failed(asked, cause)));
    }

    private void answered(long asked, BookSnapshot snapshot) {
        if (asked == round) {
            take(snapshot);
        }
    }

    private void failed(long asked, Throwable cause) {
        if (asked == round) {
            LOG.warn("book not answered symbol={} reason=\"{}\"", keeper.symbol(), cause.getMessage());
            askLater();
        }
    }

    void take(BookSnapshot snapshot) {
        changedNanos = System.nanoTime();
        keeper.take(snapshot).ifPresentOrElse(this::again, this::isWholeNow);
    }

    private void isWholeNow() {
        if (wasLost) {
            wasLost = false;
            monitor.resynchronized().run();
            LOG.info("book resynchronized venue={} symbol={}", venue.name(), keeper.symbol());
        }
        publish();
    }

    void take(BookDelta delta) {
        changedNanos = System.nanoTime();
        keeper.take(delta).ifPresent(this::again);
        publishWhereDue();
    }

    void take(BestPrices best) {
        keeper.take(best).ifPresent(this::again);
    }

    /** Something about the book is wrong. */
    void lose(String reason) {
        keeper.lose(reason);
        again(reason);
    }

    private void again(String reason) {
        wasLost = true;
        monitor.gap().run();
        LOG.warn("book lost venue={} symbol={} reason=\"{}\"", venue.name(), keeper.symbol(), reason);
        askLater();
    }

    private void askLater() {
        round++;
        long next = round;
        long waitMillis = Math.max(backoff.nextMillis(), venue.blockedMillis());
        vertx.setTimer(waitMillis, timer -> {
            if (next == round && streaming) {
                changedNanos = System.nanoTime();
                venue.resubscribe(keeper.symbol()).forEach(frames);
                ask(next);
            }
        });
    }

    /** Tells what changed, where the interval since the last time is over. */
    void publishWhereDue() {
        if (System.nanoTime() - publishedNanos >= timings.publishInterval().toNanos()) {
            publish();
        }
    }

    private void publish() {
        publishedNanos = System.nanoTime();
        keeper.publish().ifPresent(this::again);
        if (keeper.nearsTheEdge()) {
            keeper.awaitRefresh();
            ask(round);
        }
    }

    /** Looks whether the book stands still for too long, or never came. */
    void watch() {
        long quietNanos = System.nanoTime() - changedNanos;
        if (streaming && quietNanos > QUIET_SILENCES * timings.silence().toNanos()) {
            changedNanos = System.nanoTime();
            lose("no change for " + quietNanos / 1_000_000 + " ms");
        } else if (keeper.isWhole()) {
            backoff.reset();
        }
    }
}
