package io.cryptoflow.domain.order;

import io.cryptoflow.domain.order.ExecutionReport.Accepted;
import io.cryptoflow.domain.order.ExecutionReport.AmendRejected;
import io.cryptoflow.domain.order.ExecutionReport.Amended;
import io.cryptoflow.domain.order.ExecutionReport.Canceled;
import io.cryptoflow.domain.order.ExecutionReport.Expired;
import io.cryptoflow.domain.order.ExecutionReport.Rejected;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
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

    /**
     * What {@code report}, heard on its own, makes of {@code order}. One that ends an order whose amendment is not answered
     * throws {@link ReportGap}: the answer may have been lost, and only all of the order's reports tell.
     */
    public static Optional<OrderEvent> hear(Order order, ExecutionReport report) {
        Optional<OrderEvent> event = apply(order, report);
        boolean ends =
                event.map(OrderEvent::order).filter(after -> !after.isOpen()).isPresent();
        if (ends && order.revision().pending().isPresent() && !(report instanceof Amended)) {
            throw new ReportGap(order, order.cumulativeQuantity());
        }
        return event;
    }

    /** What {@code report}, told among all of the order's reports, makes of {@code order}; empty when it is known already. */
    public static Optional<OrderEvent> apply(Order order, ExecutionReport report) {
        return report.accept(new OrderLifecycle(order));
    }

    /**
     * A request to cancel, for {@code why} unless the client simply asked; empty when the order is closed or the
     * request stands already. An order that the gateway keeps ends at once.
     */
    public static Optional<OrderEvent> requestCancel(Order order, Optional<Reason> why, Instant at) {
        if (order.isKept()) {
            return Optional.of(end(order, why, at));
        }
        return order.isOpen() && order.status() != OrderStatus.PENDING_CANCEL
                ? Optional.of(new OrderEvent.OrderCancelRequested(order.edit()
                        .status(OrderStatus.PENDING_CANCEL)
                        .reason(why)
                        .at(at)
                        .order()))
                : Optional.empty();
    }

    private static OrderEvent end(Order order, Optional<Reason> why, Instant at) {
        return why.filter(Reason::isExpiry).isPresent()
                ? new OrderEvent.OrderExpired(
                        order.edit().closed(OrderStatus.EXPIRED, why).at(at).order())
                : new OrderEvent.OrderCanceled(
                        order.edit().closed(OrderStatus.CANCELED, why).at(at).order());
    }

    /** The venue gave no provable answer; empty when it meanwhile did. */
    public static Optional<OrderEvent> loseTrack(Order order, Instant at) {
        return order.status() == OrderStatus.PENDING_NEW
                ? Optional.of(new OrderEvent.OrderUnknown(
                        order.edit().status(OrderStatus.UNKNOWN).at(at).order()))
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
                        ? new OrderEvent.OrderCanceled(order.edit()
                                .closed(OrderStatus.CANCELED, reason)
                                .at(at)
                                .order())
                        : new OrderEvent.OrderRejected(order.edit()
                                .closed(OrderStatus.REJECTED, reason)
                                .at(at)
                                .order()));
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
        return Optional.of(new OrderEvent.OrderCancelRequested(order.edit()
                .status(OrderStatus.PENDING_CANCEL)
                .held(order.wholeHold())
                .reason(Optional.of(reason))
                .at(at)
                .order()));
    }

    @Override
    public Optional<OrderEvent> accepted(Accepted report) {
        if (!order.isOpen() || order.venueOrderId().isPresent()) {
            return Optional.empty();
        }
        OrderStatus working = order.cumulativeQuantity().isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
        return Optional.of(new OrderEvent.OrderAccepted(order.edit()
                .venueOrderId(report.venueOrderId())
                .status(working(working))
                .at(report.occurredAt())
                .order()));
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
        boolean complete = isComplete(report);
        OrderEdit edit = order.edit().filledBy(fill).at(fill.occurredAt());
        Order filled = complete
                ? edit.closed(OrderStatus.FILLED, order.reason()).order()
                : edit.status(working(OrderStatus.PARTIALLY_FILLED))
                        .held(heldAfter(fill))
                        .order();
        return Optional.of(new OrderEvent.OrderFilled(filled, fill));
    }

    /** While an amendment is not answered only the venue knows how much the order is for. */
    private boolean isComplete(Traded report) {
        Optional<Quantity> quantity = order.terms().quantity();
        if (quantity.isEmpty() || order.revision().pending().isEmpty()) {
            return quantity.map(report.cumulativeQuantity()::equals).orElse(report.complete());
        }
        if (report.cumulativeQuantity().compareTo(quantity.get()) > 0) {
            throw new ReportGap(order, report.cumulativeQuantity());
        }
        return report.complete();
    }

    @Override
    public Optional<OrderEvent> canceled(Canceled report) {
        requireNoGap(report.cumulativeQuantity());
        return order.isOpen() ? Optional.of(end(order, order.reason(), report.occurredAt())) : Optional.empty();
    }

    @Override
    public Optional<OrderEvent> expired(Expired report) {
        requireNoGap(report.cumulativeQuantity());
        Reason reason = new Reason(Reason.EXPIRED, report.detail());
        return order.isOpen() ? Optional.of(end(order, Optional.of(reason), report.occurredAt())) : Optional.empty();
    }

    @Override
    public Optional<OrderEvent> rejected(Rejected report) {
        requireNoGap(Quantity.ZERO);
        Reason reason = new Reason("REJECTED", report.detail());
        return order.isOpen()
                ? Optional.of(new OrderEvent.OrderRejected(order.edit()
                        .closed(OrderStatus.REJECTED, Optional.of(reason))
                        .at(report.occurredAt())
                        .order()))
                : Optional.empty();
    }

    @Override
    public Optional<OrderEvent> amended(Amended report) {
        return Amending.confirm(order, report);
    }

    @Override
    public Optional<OrderEvent> amendRejected(AmendRejected report) {
        return Amending.refuse(order, report);
    }

    /** A closed order knows all it will ever know. */
    private void requireNoGap(Quantity filled) {
        if (order.isOpen() && !filled.equals(order.cumulativeQuantity())) {
            throw new ReportGap(order, filled);
        }
    }

    /** A wish to cancel stands until the order is closed. */
    private OrderStatus working(OrderStatus status) {
        return order.status() == OrderStatus.PENDING_CANCEL ? OrderStatus.PENDING_CANCEL : status;
    }

    private Money heldAfter(Fill fill) {
        return order.terms().quantity().isEmpty()
                ? order.held().minus(fill.notional())
                : order.neededAfter(order.cumulativeQuantity().plus(fill.lastQuantity()));
    }
}
