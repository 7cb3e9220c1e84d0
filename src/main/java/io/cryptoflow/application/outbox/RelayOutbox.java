package io.cryptoflow.application.outbox;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.application.port.Outbox.Lag;
import io.cryptoflow.application.port.Outbox.Span;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Publishes committed events in the order of each account, then remembers how far it came. After a crash between the
 * two an event is published twice: receivers compare sequence numbers.
 *
 * <p>One step follows the other. After a failure, at the start, and where another process committed in between, it is
 * behind: what was committed is then read from the store, so that nothing is passed over.
 */
public final class RelayOutbox {
    private static final int BATCH = 1_000;
    private static final int MAX_PENDING = 1_000;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Map<AccountId, Span> published = new ConcurrentHashMap<>();
    private final List<AccountEvent> pending = new ArrayList<>();
    private boolean behind = true;
    private boolean overflown;
    private Optional<Throwable> trouble = Optional.empty();
    private Lag lag = Lag.NONE;
    private boolean sendingIsDue;
    private Future<Void> nextSending = Future.succeededFuture();
    private Future<?> lastStep = Future.succeededFuture();

    public RelayOutbox(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Publishes what was committed by anybody and not published; answers how many. */
    public Future<Integer> catchUp() {
        return inTurn(() -> mark().compose(marked -> publishStored()));
    }

    /** Asks the store how much waits to be published, for {@link #lag}. */
    public Future<Void> measureLag() {
        return outbox.lag().onSuccess(this::keepLag).mapEmpty();
    }

    private synchronized void keepLag(Lag measured) {
        lag = measured;
    }

    /** What waited when it was measured last. */
    public synchronized Lag lag() {
        return lag;
    }

    /**
     * Publishes events that were just committed; what comes while a step is under way goes together in the next one. After a
     * failure it does not try before {@link #markPublished} or {@link #catchUp} did.
     */
    public synchronized Future<Void> publish(List<AccountEvent> events) {
        pending.addAll(events);
        if (pending.size() > MAX_PENDING) {
            pending.clear();
            overflown = true;
        }
        if (!sendingIsDue) {
            sendingIsDue = true;
            nextSending = inTurn(this::sendPending);
        }
        return nextSending;
    }

    /** Writes down how far it came, having caught up if it was behind; what a crash loses of it is published again. */
    public Future<Void> markPublished() {
        return inTurn(() -> isBehind() ? publishStored().mapEmpty() : mark());
    }

    private Future<Void> sendPending() {
        List<AccountEvent> events = takePending();
        if (isBehind()) {
            return trouble().<Future<Void>>map(Future::failedFuture).orElseGet(() -> publishStored()
                    .mapEmpty());
        }
        return send(events);
    }

    private synchronized List<AccountEvent> takePending() {
        sendingIsDue = false;
        behind |= overflown;
        return forgetPending();
    }

    private synchronized List<AccountEvent> forgetPending() {
        List<AccountEvent> events = List.copyOf(pending);
        pending.clear();
        overflown = false;
        return events;
    }

    private synchronized boolean isBehind() {
        return behind;
    }

    private synchronized void fallBehind() {
        behind = true;
    }

    private synchronized Optional<Throwable> trouble() {
        return trouble;
    }

    private synchronized void fail(Throwable cause) {
        behind = true;
        trouble = Optional.of(cause);
    }

    private Future<Integer> publishStored() {
        fallBehind();
        // Everything pending is committed, so the store tells it as well.
        forgetPending();
        return outbox.unpublished(BATCH).compose(events -> events.isEmpty() ? arrive() : publishBatch(events));
    }

    private synchronized Future<Integer> arrive() {
        behind = false;
        trouble = Optional.empty();
        return Future.succeededFuture(0);
    }

    private Future<Integer> publishBatch(List<AccountEvent> events) {
        return send(events)
                .compose(sent -> mark())
                .compose(marked -> publishStored())
                .map(more -> more + events.size());
    }

    private Future<Void> send(List<AccountEvent> events) {
        return publisher
                .publish(events)
                .onSuccess(sent -> events.forEach(this::remember))
                .onFailure(this::fail);
    }

    private void remember(AccountEvent event) {
        long sequence = event.sequence();
        Span span = published.computeIfAbsent(event.account(), first -> new Span(sequence, sequence));
        if (span.isFollowedBy(sequence)) {
            published.put(event.account(), span.upTo(sequence));
        } else if (sequence > span.last()) {
            // Another process committed what is between.
            fallBehind();
        }
    }

    private Future<Void> mark() {
        if (published.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<AccountId, Span> marks = Map.copyOf(published);
        return outbox.markPublished(marks)
                .onSuccess(whole -> {
                    marks.forEach(published::remove);
                    if (!whole) {
                        fallBehind();
                    }
                })
                .mapEmpty();
    }

    private synchronized <T> Future<T> inTurn(Supplier<Future<T>> step) {
        Future<T> next = lastStep.transform(before -> step.get());
        lastStep = next;
        return next;
    }
}
