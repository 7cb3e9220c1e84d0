package io.cryptoflow.domain.order;

/** What happened to an order, with the order as it stood right after. */
public sealed interface OrderEvent {
    /** The order right after the event. */
    Order order();

    /** Stored, funds held; about to be submitted. */
    record OrderPlaced(Order order) implements OrderEvent {}

    /** Refused by the gateway; {@link Order#reason} says why. */
    record OrderDenied(Order order) implements OrderEvent {}

    /** The venue works it. */
    record OrderAccepted(Order order) implements OrderEvent {}

    /** The venue refused it; {@link Order#reason} says why. */
    record OrderRejected(Order order) implements OrderEvent {}

    /** Traded by {@code fill}. */
    record OrderFilled(Order order, Fill fill) implements OrderEvent {}

    /** Cancellation was asked for. */
    record OrderCancelRequested(Order order) implements OrderEvent {}

    /** Ended by request. */
    record OrderCanceled(Order order) implements OrderEvent {}

    /** Ended by its time in force or a rule of the venue; {@link Order#reason} says which. */
    record OrderExpired(Order order) implements OrderEvent {}

    /** Submitted without a provable answer; the venue is being asked. */
    record OrderUnknown(Order order) implements OrderEvent {}

    /** The gateway watches the market for it from now on, or for more of it than before. */
    record OrderArmed(Order order) implements OrderEvent {}

    /** The stop price of a trailing stop followed the market. */
    record OrderStopMoved(Order order) implements OrderEvent {}

    /** Its condition is met: PENDING_NEW when it is on its way to the venue, NEW while its group's other leg is canceled first. */
    record OrderTriggered(Order order) implements OrderEvent {}

    /** Another quantity or price was asked for; the venue has not answered yet. */
    record OrderAmendRequested(Order order) implements OrderEvent {}

    /** It works with another quantity or price. */
    record OrderAmended(Order order) implements OrderEvent {}

    /** The venue left it as it was. */
    record OrderAmendRejected(Order order, Reason reason) implements OrderEvent {}
}
