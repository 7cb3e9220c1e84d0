package io.cryptoflow;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.outbox.FollowAccounts;
import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.entrypoints.http.HealthCheck;
import io.cryptoflow.infrastructure.eventbus.InProcessEvents;
import io.cryptoflow.infrastructure.rabbitmq.RabbitEvents;
import io.cryptoflow.infrastructure.rabbitmq.RabbitFeed;
import io.cryptoflow.infrastructure.rabbitmq.RabbitMetrics;
import io.cryptoflow.infrastructure.tracing.Tracing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How events leave this process and come to it: through the broker where there is one, else by the local bus alone. */
final class EventsWiring {
    private static final Logger LOG = LoggerFactory.getLogger(EventsWiring.class);

    private final Vertx vertx;
    private final Optional<String> uri;
    private final Set<Role> roles;
    private final MessageBus bus;
    private final MeterRegistry registry;
    private final Shutdown shutdown;
    private final Readiness readiness;
    private final Tracing tracing;

    EventsWiring(Host host) {
        this.vertx = host.vertx;
        this.uri = host.settings.rabbitmq().uri().external();
        this.roles = host.settings.roles();
        this.bus = host.bus;
        this.registry = host.registry;
        this.shutdown = host.shutdown;
        this.readiness = host.readiness;
        this.tracing = host.tracing;
    }

    /** Where events of this process go; connects, and does not fail while the broker is away. */
    EventPublisher open() {
        Optional<RabbitMetrics> metrics = uri.map(given -> new RabbitMetrics(registry));
        if (roles.contains(Role.GATEWAY)) {
            metrics.ifPresent(this::openFeed);
        }
        boolean publishes = roles.contains(Role.ORDERS) || runsStrategies();
        return metrics.filter(given -> publishes)
                .map(this::openPublisher)
                .orElseGet(() -> tracing.aroundLocal(new InProcessEvents(bus)));
    }

    private boolean runsStrategies() {
        return roles.contains(Role.ORDERS) || roles.contains(Role.MARKET_DATA);
    }

    private EventPublisher openPublisher(RabbitMetrics metrics) {
        RabbitEvents events = new RabbitEvents(vertx, uri.orElseThrow(), metrics, tracing::headers);
        shutdown.register("event publisher", events::close);
        readiness.watch(HealthCheck.dispensable("broker publisher", events::check));
        StartFailure.await("event publisher", events.open());
        StartFailure.await("signals", bus.subscribe(Addresses.SIGNAL_EVENTS, signal -> publish(events, signal)));
        return tracing.aroundBroker(events);
    }

    private static void publish(RabbitEvents events, Signal signal) {
        events.publish(signal)
                .onFailure(cause -> LOG.warn(
                        "signal not published strategy={} symbol={} candle={} cause={}",
                        signal.strategy(),
                        signal.symbol(),
                        signal.candleOpenTime(),
                        cause.getMessage()));
    }

    private void openFeed(RabbitMetrics metrics) {
        FollowAccounts follow = new FollowAccounts(
                query -> bus.request(Addresses.FIND_ACCOUNT_EVENTS, query),
                event -> bus.publish(Addresses.ACCOUNT_EVENTS, event));
        count("duplicate", follow, FollowAccounts::duplicates);
        count("missed", follow, FollowAccounts::missed);
        RabbitFeed.Listener listener = new RabbitFeed.Listener(
                follow::hear, signal -> bus.publish(Addresses.SIGNAL_EVENTS, signal), follow::catchUp);
        // Signals of this very process are on its bus already.
        RabbitFeed feed = new RabbitFeed(
                vertx,
                uri.orElseThrow(),
                "cryptoflow.gateway." + UUID.randomUUID(),
                !runsStrategies(),
                listener,
                tracing::receive,
                metrics);
        shutdown.register("event feed", feed::close);
        readiness.watch(HealthCheck.dispensable("broker feed", feed::check));
        StartFailure.await("event feed", feed.open());
    }

    private void count(String what, FollowAccounts follow, ToDoubleFunction<FollowAccounts> counter) {
        FunctionCounter.builder("cryptoflow.broker.events", follow, counter)
                .description("Account events of the broker that were not simply passed on")
                .tag("kind", what)
                .register(registry);
    }
}
