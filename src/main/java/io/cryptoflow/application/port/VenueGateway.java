package io.cryptoflow.application.port;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** A venue, as the orders part sees it. Orders go there under our {@link OrderId}, so that the venue knows a repeated submit. */
public interface VenueGateway {
    /** Where reports go; set once, before anything is submitted. Reports of one order come in their order, and may repeat. */
    void onReport(Consumer<ExecutionReport> listener);

    /** Hands the order over; repeating it has no effect. A failure proves nothing: the order may work all the same. */
    Future<Void> submit(Order order);

    /** Asks for cancellation; the answer comes as a report. Unknown or closed orders are left as they are. */
    Future<Void> cancel(OrderId id);

    /**
     * Asks for another quantity and limit price of a working order; the answer comes as a report. Repeating a request
     * with the same {@code revision} has no effect.
     */
    Future<Void> amend(OrderId id, int revision, Revision.Amendment amendment);

    /** All reports of the order from its first, or none if the venue never saw it. */
    Future<List<ExecutionReport>> reports(OrderId id);

    /** Every order of ours that works there now; fails where a venue does not tell. */
    default Future<List<OrderId>> openOrders() {
        return Future.failedFuture("this venue does not list its open orders");
    }
}
