package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.application.order.WatchOrders;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What happens to orders: {@code order_events_total} by type, {@code orders_denied_total} by reason, {@code orders_open}
 * and {@code orders_doubtful} at the venue with {@code orders_doubtful_oldest_age_seconds}, 0 when there is none, {@code orders_only_on_one_side} and
 * {@code cryptoflow_orders_orphaned_total}; {@code cryptoflow_orders_armed} here; {@code cryptoflow_outbox_events} and
 * {@code cryptoflow_outbox_oldest_age_seconds} of what waits to be published.
 */
public final class OrderMetrics {
    private static final double MILLIS_PER_SECOND = 1000;

    private final MeterRegistry registry;

    public OrderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts events that were committed. */
    public void count(List<AccountEvent> events) {
        for (AccountEvent event : events) {
            if (event.content() instanceof AccountEvent.OrderChanged changed) {
                count(changed.event());
            }
        }
    }

    private void count(OrderEvent event) {
        Counter.builder("order.events")
                .description("Committed events of orders")
                .tag("type", event.getClass().getSimpleName())
                .register(registry)
                .increment();
        if (event instanceof OrderEvent.OrderDenied denied) {
            Counter.builder("orders.denied")
                    .description("Orders that the gateway refused")
                    .tag("reason", denied.order().reason().map(Reason::code).orElse("none"))
                    .register(registry)
                    .increment();
        }
    }

    private static double oldestDoubtSeconds(RouteOrders routeOrders) {
        return routeOrders
                .oldestDoubt()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS_PER_SECOND)
                .orElse(0.0);
    }

    private static double onOneSide(RouteOrders routeOrders) {
        return routeOrders
                .lastComparison()
                .map(last -> last.onlyHere().size() + last.onlyThere().size())
                .orElse(0);
    }

    /** Watches how far {@code relay} is behind what was committed, as {@link RelayOutbox#measureLag} found it last. */
    public void watch(RelayOutbox relay, InstantSource clock) {
        Gauge.builder("cryptoflow.outbox.events", relay, outbox -> outbox.lag().events())
                .description("Committed events that wait to be published")
                .strongReference(true)
                .register(registry);
        Gauge.builder("cryptoflow.outbox.oldest.age", relay, outbox -> oldestSeconds(outbox, clock))
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private static double oldestSeconds(RelayOutbox relay, InstantSource clock) {
        return relay.lag()
                .oldest()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / MILLIS_PER_SECOND)
                .orElse(0.0);
    }

    /** Watches what {@code routeOrders} has at the venue. */
    public void watch(RouteOrders routeOrders) {
        Gauge.builder("orders.open", routeOrders, RouteOrders::openOrders)
                .description("Orders that work at the venue, or may")
                .strongReference(true)
                .register(registry);
        Gauge.builder("orders.doubtful", routeOrders, RouteOrders::doubtfulOrders)
                .description("Orders of which the venue has to be asked again")
                .strongReference(true)
                .register(registry);
        Gauge.builder("orders.doubtful.oldest.age", routeOrders, OrderMetrics::oldestDoubtSeconds)
                .description("How long the venue has been asked about one of them")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("orders.only.on.one.side", routeOrders, OrderMetrics::onOneSide)
                .description("Open orders that the last comparison found here or at the venue only")
                .strongReference(true)
                .register(registry);
        FunctionCounter.builder("cryptoflow.orders.orphaned", routeOrders, RouteOrders::orphanedOrders)
                .description("Orders that the venue took after they had been given up")
                .register(registry);
    }

    /** Watches the orders that {@code watchOrders} keeps for their stop price. */
    public void watch(WatchOrders watchOrders) {
        Gauge.builder("cryptoflow.orders.armed", watchOrders, WatchOrders::armedOrders)
                .description("Orders that the gateway keeps and watches the market for")
                .strongReference(true)
                .register(registry);
    }
}
