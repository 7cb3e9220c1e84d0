package io.cryptoflow.infrastructure.rabbitmq;

import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The story of one account, and how far it was published. */
final class GrowingOutbox implements Outbox {
    private final List<AccountEvent> events = new ArrayList<>();
    private long position;

    synchronized List<AccountEvent> commit(int count) {
        List<AccountEvent> committed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            committed.add(MessageSamples.event(events.size() + i + 1L));
        }
        events.addAll(committed);
        return committed;
    }

    synchronized long position() {
        return position;
    }

    @Override
    public synchronized Future<List<AccountEvent>> unpublished(int limit) {
        return Future.succeededFuture(
                events.stream().skip(position).limit(limit).toList());
    }

    @Override
    public synchronized Future<Boolean> markPublished(Map<AccountId, Span> spans) {
        spans.values()
                .forEach(span -> position = span.first() <= position + 1 ? Math.max(position, span.last()) : position);
        return Future.succeededFuture(spans.values().stream().allMatch(span -> span.last() <= position));
    }

    @Override
    public synchronized Future<Lag> lag() {
        return Future.succeededFuture(new Lag(events.size() - position, Optional.empty()));
    }
}
