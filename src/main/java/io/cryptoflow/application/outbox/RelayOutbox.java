package io.cryptoflow.application.outbox;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes committed events in the order of each account, then remembers how far it came. After a crash between the
 * two an event is published twice: receivers compare sequence numbers.
 */
public final class RelayOutbox {
    private static final int BATCH = 1_000;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final Map<AccountId, Long> published = new ConcurrentHashMap<>();

    public RelayOutbox(Outbox outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Publishes what an earlier process committed and did not publish, or did not mark; answers how many. */
    public Future<Integer> catchUp() {
        return outbox.unpublished(BATCH)
                .compose(events -> events.isEmpty() ? Future.succeededFuture(0) : publishBatch(events));
    }

    private Future<Integer> publishBatch(List<AccountEvent> events) {
        return publish(events)
                .compose(sent -> markPublished())
                .compose(marked -> catchUp())
                .map(more -> more + events.size());
    }

    /** Publishes events that were just committed. */
    public Future<Void> publish(List<AccountEvent> events) {
        return publisher.publish(events).onSuccess(sent -> events.forEach(this::remember));
    }

    /** Writes down how far it came; what a crash loses of it is published again. */
    public Future<Void> markPublished() {
        if (published.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<AccountId, Long> marks = Map.copyOf(published);
        return outbox.markPublished(marks).onSuccess(marked -> marks.forEach(published::remove));
    }

    private void remember(AccountEvent event) {
        published.merge(event.account(), event.sequence(), Math::max);
    }
}
