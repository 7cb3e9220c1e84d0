package io.cryptoflow.domain.order;

import io.cryptoflow.domain.order.ExecutionReport.Accepted;
import io.cryptoflow.domain.order.ExecutionReport.Canceled;
import io.cryptoflow.domain.order.ExecutionReport.Expired;
import io.cryptoflow.domain.order.ExecutionReport.Rejected;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * The steps of an order's life. A report that was applied before changes nothing, so reports may be repeated;
 * a report that does not fit (a fill is missing before it) throws {@link ReportGap}.
 */
public final class OrderLifecycle implements ExecutionReport.Visitor<Optional<OrderEvent>> {
    private static final String NEVER_ARRIVED = "NEVER_ARRIVED";
    private static final String ARRIVED_LATE = "ARRIVED_LATE";

    private final Order order;

    private OrderLifecycle(Order order) {
        this.order = order;
    }

    /** What {@code report} makes of {@code order}; empty when it is known already. */
    public static Optional<OrderEvent> apply(Order order, ExecutionReport report) {
        return report.accept(new OrderLifecycle(order));
    }

    /** A request to cancel; empty when the order is closed or the request stands already. */
    public static Optional<OrderEvent> requestCancel(Order order, Instant at) {
        return order.isOpen() && order.status() != OrderStatus.PENDING_CANCEL
                ? Optional.of(new OrderEvent.OrderCancelRequested(order.moved(OrderStatus.PENDING_CANCEL, at)))
                : Optional.empty();
    }

    /** The venue gave no provable answer; empty when it meanwhile did. */
    public static Optional<OrderEvent> loseTrack(Order order, Instant at) {
        return order.status() == OrderStatus.PENDING_NEW
                ? Optional.of(new OrderEvent.OrderUnknown(order.moved(OrderStatus.UNKNOWN, at)))
                : Optional.empty();
    }

    /** The venue, asked patiently, never saw it: a wish to cancel is fulfilled, anything else is rejected. Empty when the venue did. */
    public static Optional<OrderEvent> giveUp(Order order, Instant at) {
        if (!order.isOpen()
                || order.venueOrderId().isPresent()
                || !order.cumulativeQuantity().isZero()) {
            return Optional.empty();
        }
        Optional<Reason> reason = Optional.of(new Reason(NEVER_ARRIVED, "the venue never saw the order"));
        return Optional.of(
                order.status() == OrderStatus.PENDING_CANCEL
                        ? new OrderEvent.OrderCanceled(order.closed(OrderStatus.CANCELED, reason, at))
                        : new OrderEvent.OrderRejected(order.closed(OrderStatus.REJECTED, reason, at)));
    }

    /** Whether the order was closed by {@link #giveUp}, without a word of the venue. */
    public static boolean isGivenUp(Order order) {
        return !order.isOpen() && order.reason().map(Reason::code).stream().anyMatch(NEVER_ARRIVED::equals);
    }

    /**
     * The venue took the order after it had been given up, and filled it: it holds its funds again and is to be canceled.
     * Empty when it was not given up.
     */
    public static Optional<OrderEvent> reopen(Order order, Instant at) {
        if (!isGivenUp(order)) {
            return Optional.empty();
        }
        Reason reason = new Reason(ARRIVED_LATE, "the venue took the order after it had been given up");
        if (!order.status().mayBecome(OrderStatus.PENDING_CANCEL)) {
            throw new IllegalStateException("order " + order.id() + " may not be reopened from " + order.status());
        }
        return Optional.of(new OrderEvent.OrderCancelRequested(order.reopened(reason, at)));
    }

    @Override
    public Optional<OrderEvent> accepted(Accepted report) {
        if (!order.isOpen() || order.venueOrderId().isPresent()) {
            return Optional.empty();
        }
        OrderStatus working = order.cumulativeQuantity().isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
        OrderStatus next = legal(working(working));
        return Optional.of(
                new OrderEvent.OrderAccepted(order.accepted(report.venueOrderId(), next, report.occurredAt())));
    }

    @Override
    public Optional<OrderEvent> traded(Traded report) {
        Fill fill = report.fill();
        if (report.cumulativeQuantity().compareTo(order.cumulativeQuantity()) <= 0) {
            return Optional.empty();
        }
        if (!order.cumulativeQuantity().plus(fill.lastQuantity()).equals(report.cumulativeQuantity())) {
            throw new ReportGap(order, report.cumulativeQuantity());
        }
        boolean complete = order.terms()
                .quantity()
                .map(report.cumulativeQuantity()::equals)
                .orElse(report.complete());
        OrderStatus next = legal(complete ? OrderStatus.FILLED : working(OrderStatus.PARTIALLY_FILLED));
        Money held = complete ? Money.zero(order.held().asset()) : heldAfter(fill);
        return Optional.of(new OrderEvent.OrderFilled(order.filled(fill, next, held), fill));
    }

    @Override
    public Optional<OrderEvent> canceled(Canceled report) {
        return close(report.cumulativeQuantity(), OrderStatus.CANCELED, Optional.empty(), report.occurredAt())
                .map(OrderEvent.OrderCanceled::new);
    }

    @Override
    public Optional<OrderEvent> expired(Expired report) {
        Reason reason = new Reason("EXPIRED", report.detail());
        return close(report.cumulativeQuantity(), OrderStatus.EXPIRED, Optional.of(reason), report.occurredAt())
                .map(OrderEvent.OrderExpired::new);
    }

    @Override
    public Optional<OrderEvent> rejected(Rejected report) {
        Reason reason = new Reason("REJECTED", report.detail());
        return close(Quantity.ZERO, OrderStatus.REJECTED, Optional.of(reason), report.occurredAt())
                .map(OrderEvent.OrderRejected::new);
    }

    private Optional<Order> close(Quantity filled, OrderStatus status, Optional<Reason> reason, Instant at) {
        if (!order.isOpen()) {
            return Optional.empty();
        }
        if (!filled.equals(order.cumulativeQuantity())) {
            throw new ReportGap(order, filled);
        }
        return Optional.of(order.closed(legal(status), reason, at));
    }

    /** A wish to cancel stands until the order is closed. */
    private OrderStatus working(OrderStatus status) {
        return order.status() == OrderStatus.PENDING_CANCEL ? OrderStatus.PENDING_CANCEL : status;
    }

    private OrderStatus legal(OrderStatus next) {
        if (!order.status().mayBecome(next)) {
            throw new IllegalStateException(
                    "order " + order.id() + " may not go from " + order.status() + " to " + next);
        }
        return next;
    }

    private Money heldAfter(Fill fill) {
        OrderTerms terms = order.terms();
        if (terms.quantity().isEmpty()) {
            return order.held().minus(fill.notional());
        }
        Quantity leaves =
                terms.quantity().get().minus(order.cumulativeQuantity()).minus(fill.lastQuantity());
        return terms.side() == Side.BUY
                ? order.worstPrice().times(leaves, terms.symbol().quote())
                : leaves.of(terms.symbol().base());
    }
}
