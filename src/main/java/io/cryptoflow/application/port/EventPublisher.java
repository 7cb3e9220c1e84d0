package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountEvent;
import io.vertx.core.Future;
import java.util.List;

/** Takes committed events to whoever reacts to them: in process, or through a broker. */
@FunctionalInterface
public interface EventPublisher {
    /** Publishes in the given order, which per account is that of the sequence; at least once. */
    Future<Void> publish(List<AccountEvent> events);
}
