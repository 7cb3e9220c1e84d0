package io.cryptoflow.infrastructure.faults;

import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** An outbox before whose marks the process may die. */
record MortalOutbox(Outbox outbox, KillCount kills) implements Outbox {
    @Override
    public Future<List<AccountEvent>> unpublished(int limit) {
        return outbox.unpublished(limit);
    }

    @Override
    public Future<Boolean> markPublished(Map<AccountId, Span> spans) {
        kills.pass(KillPoint.BEFORE_MARKING);
        return outbox.markPublished(spans);
    }

    @Override
    public Future<Lag> lag() {
        return outbox.lag();
    }
}
