package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/** The steps of an order that the gateway keeps for its trigger, up to the moment when it goes to the venue. */
public final class ConditionalSteps {
    private ConditionalSteps() {}

    /** What a group's exit works with from now on. */
    public record Footing(Quantity quantity, Price worstPrice, Money held) {}

    /** Watches the market for an exit of a bracket, with as much as its entry has filled. */
    public static OrderEvent arm(Order order, Price stopPrice, Footing footing, Instant at) {
        Trigger trigger = order.trigger().orElseThrow().at(stopPrice);
        return new OrderEvent.OrderArmed(
                stand(order, footing).trigger(trigger).at(at).order());
    }

    /** Moves the stop price of a trailing stop. */
    public static OrderEvent moveStop(Order order, Price stopPrice, Instant at) {
        Trigger trigger = order.trigger().orElseThrow().at(stopPrice);
        return new OrderEvent.OrderStopMoved(
                order.edit().trigger(trigger).at(at).order());
    }

    /** The condition is met, and the other leg of the group has to be canceled at the venue first. */
    public static OrderEvent meet(Order order, Price worstPrice, Instant at) {
        Trigger trigger = order.trigger().orElseThrow().to(Trigger.State.MET);
        return new OrderEvent.OrderTriggered(order.edit()
                .terms(order.terms(), worstPrice)
                .trigger(trigger)
                .at(at)
                .order());
    }

    /** The condition is met, and the order goes to the venue. */
    public static OrderEvent fire(Order order, Footing footing, Instant at) {
        Trigger trigger = order.trigger().orElseThrow().to(Trigger.State.FIRED);
        return new OrderEvent.OrderTriggered(stand(order, footing)
                .status(OrderStatus.PENDING_NEW)
                .trigger(trigger)
                .at(at)
                .order());
    }

    private static OrderEdit stand(Order order, Footing footing) {
        OrderTerms terms = order.terms();
        boolean same = terms.quantity().equals(Optional.of(footing.quantity()));
        OrderEdit edit = order.edit()
                .terms(same ? terms : terms.edit().quantity(footing.quantity()).terms(), footing.worstPrice())
                .held(footing.held());
        return same ? edit : edit.revision(order.revision().changedFrom(terms));
    }
}
