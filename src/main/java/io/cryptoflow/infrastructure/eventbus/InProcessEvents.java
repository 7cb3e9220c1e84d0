package io.cryptoflow.infrastructure.eventbus;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.domain.account.AccountEvent;
import io.vertx.core.Future;
import java.util.List;

/** Announces committed events inside this process; whoever was not listening reads them from the store. */
public final class InProcessEvents implements EventPublisher {
    private final MessageBus bus;

    public InProcessEvents(MessageBus bus) {
        this.bus = bus;
    }

    @Override
    public Future<Void> publish(List<AccountEvent> events) {
        events.forEach(event -> bus.publish(Addresses.ACCOUNT_EVENTS, event));
        return Future.succeededFuture();
    }
}
