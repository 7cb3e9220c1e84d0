package io.cryptoflow.infrastructure.rabbitmq;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;

/**
 * What goes through the broker: {@code cryptoflow_broker_messages_total} by outcome (published, confirmed, returned,
 * unconfirmed, received, unreadable) and {@code cryptoflow_broker_connected} by what the connection is for.
 */
public final class RabbitMetrics {
    private final MeterRegistry registry;
    final Counter published;
    final Counter confirmed;
    final Counter returned;
    final Counter unconfirmed;
    final Counter received;
    final Counter unreadable;

    public RabbitMetrics(MeterRegistry registry) {
        this.registry = registry;
        published = messages("published");
        confirmed = messages("confirmed");
        returned = messages("returned");
        unconfirmed = messages("unconfirmed");
        received = messages("received");
        unreadable = messages("unreadable");
    }

    private Counter messages(String outcome) {
        return Counter.builder("cryptoflow.broker.messages")
                .description("Messages to and from the broker")
                .tag("outcome", outcome)
                .register(registry);
    }

    void watch(String purpose, BooleanSupplier connected) {
        Gauge.builder("cryptoflow.broker.connected", connected, state -> state.getAsBoolean() ? 1 : 0)
                .description("1 while the broker answers")
                .tag("purpose", purpose)
                .strongReference(true)
                .register(registry);
    }
}
