package io.cryptoflow.application.outbox;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int MAX_PENDING = 1_000;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Map<AccountId, Long> published = new ConcurrentHashMap<>();
    private final List<AccountEvent> pending = new ArrayList<>();
    private boolean behind = true;
    private boolean overflown;
    private boolean sendingIsDue;
    private Future<Void> nextSending = Future.succeededFuture();
    private Future<?> lastStep = Future.succeededFuture();

    public RelayOutbox(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Publishes what was committed and not published, or not marked; answers how many. */
    public Future<Integer> catchUp() {
        return inTurn(this::publishStored);
    }

    /** Publishes events that were just committed; what comes while a step is under way goes together in the next one. */
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
        return isBehind() ? publishStored().mapEmpty() : send(events);
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

    private Future<Integer> publishStored() {
        fallBehind();
        // Everything pending is committed, so the store tells it as well.
        forgetPending();
        return outbox.unpublished(BATCH).compose(events -> events.isEmpty() ? arrive() : publishBatch(events));
    }

    private synchronized Future<Integer> arrive() {
        behind = false;
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
                .onFailure(cause -> fallBehind());
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
        Future<T> next = lastStep.transform(before -> step.get());
        lastStep = next;
        return next;
    }
}
