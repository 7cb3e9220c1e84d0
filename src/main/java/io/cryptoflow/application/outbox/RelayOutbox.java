package io.cryptoflow.application.outbox;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Publishes committed events in the order of each account, then remembers how far it came. After a crash between the
 * two an event is published twice: receivers compare sequence numbers.
 *
 * <p>One step follows the other. After a failure, and at the start, it is behind: what was committed is then read from
 * the store, so that nothing is passed over.
 */
public final class RelayOutbox {
    private static final int BATCH = 1_000;
    private static final int MAX_WAITING = 1_000;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Map<AccountId, Long> published = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong commits = new AtomicLong();
    private volatile long commitsPublished;
    private volatile boolean behind = true;
    private Future<?> lastStep = Future.succeededFuture();

    public RelayOutbox(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Publishes what was committed and not published, or not marked; answers how many. */
    public Future<Integer> catchUp() {
        return inTurn(this::publishStored);
    }

    /** Publishes events that were just committed; when too much waits already, by way of the store. */
    public Future<Void> publish(List<AccountEvent> events) {
        if (waiting.get() >= MAX_WAITING) {
            behind = true;
            return Future.succeededFuture();
        }
        long commit = commits.incrementAndGet();
        return inTurn(() -> behind ? publishStored().mapEmpty() : sendUnlessSent(commit, events));
    }

    /** Writes down how far it came, having caught up if it was behind; what a crash loses of it is published again. */
    public Future<Void> markPublished() {
        return inTurn(() -> behind ? publishStored().mapEmpty() : mark());
    }

    private Future<Integer> publishStored() {
        behind = true;
        long commitsStored = commits.get();
        return outbox.unpublished(BATCH)
                .compose(events -> events.isEmpty() ? arrive(commitsStored) : publishBatch(events));
    }

    private Future<Integer> arrive(long commitsStored) {
        commitsPublished = commitsStored;
        behind = false;
        return Future.succeededFuture(0);
    }

    private Future<Integer> publishBatch(List<AccountEvent> events) {
        return send(events)
                .compose(sent -> mark())
                .compose(marked -> publishStored())
                .map(more -> more + events.size());
    }

    /** What waited while the store was read was found there. */
    private Future<Void> sendUnlessSent(long commit, List<AccountEvent> events) {
        return commit <= commitsPublished ? Future.succeededFuture() : send(events);
    }

    private Future<Void> send(List<AccountEvent> events) {
        return publisher
                .publish(events)
                .onSuccess(sent -> events.forEach(this::remember))
                .onFailure(cause -> behind = true);
    }

    private void remember(AccountEvent event) {
        published.merge(event.account(), event.sequence(), Math::max);
    }

    private Future<Void> mark() {
        if (published.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<AccountId, Long> marks = Map.copyOf(published);
        return outbox.markPublished(marks).onSuccess(marked -> marks.forEach(published::remove));
    }

    private synchronized <T> Future<T> inTurn(Supplier<Future<T>> step) {
        waiting.incrementAndGet();
        Future<T> next = lastStep.transform(before -> step.get()).onComplete(done -> waiting.decrementAndGet());
        lastStep = next;
        return next;
    }
}
