package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision;
import io.opentelemetry.context.Context;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Spans of what is asked of the venue; its reports about an order belong to the trace of what it was asked last. */
final class TracedVenue implements VenueGateway {
    private static final int MOST_ORDERS = 10_000;

    private final VenueGateway venue;
    private final Spans spans;
    private final Map<OrderId, Context> asked = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Context> eldest) {
            return size() > MOST_ORDERS;
        }
    });

    TracedVenue(VenueGateway venue, Spans spans) {
        this.venue = venue;
        this.spans = spans;
    }

    @Override
    public void onReport(Consumer<ExecutionReport> listener) {
        venue.onReport(report -> asked.getOrDefault(report.orderId(), Context.root())
                .wrapConsumer(listener)
                .accept(report));
    }

    @Override
    public Future<Void> submit(Order order) {
        return ask("submit", order.id(), () -> venue.submit(order));
    }

    @Override
    public Future<Void> cancel(OrderId id) {
        return ask("cancel", id, () -> venue.cancel(id));
    }

    @Override
    public Future<Void> amend(OrderId id, int revision, Revision.Amendment amendment) {
        return ask("amend", id, () -> venue.amend(id, revision, amendment));
    }

    private Future<Void> ask(String wish, OrderId id, Supplier<Future<Void>> call) {
        if (!Spans.isInTrace(Context.current())) {
            return call.get();
        }
        return spans.client("venue " + wish, "venue", inside -> {
            asked.put(id, inside);
            return call.get();
        });
    }

    @Override
    public Future<List<ExecutionReport>> reports(OrderId id) {
        return venue.reports(id);
    }

    @Override
    public Future<List<OrderId>> openOrders() {
        return venue.openOrders();
    }
}
