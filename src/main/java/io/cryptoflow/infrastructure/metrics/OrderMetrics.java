package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * What happens to orders: {@code order_events_total} by type, {@code orders_denied_total} by reason, {@code orders_open}
 * and {@code orders_doubtful} at the venue.
 */
public final class OrderMetrics {
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
    }
}
