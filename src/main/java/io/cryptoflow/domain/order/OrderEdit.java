package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/** The next state of an order in the making: all that is not named stays; only legal transitions are taken. */
final class OrderEdit {
    private final Order before;
    private OrderTerms terms;
    private OrderStatus status;
    private Price worstPrice;
    private Money held;
    private Quantity cumulativeQuantity;
    private Money cumulativeNotional;
    private Money commission;
    private Optional<VenueOrderId> venueOrderId;
    private Optional<Reason> reason;
    private Optional<Trigger> trigger;
    private Revision revision;
    private Instant updatedAt;

    OrderEdit(Order before) {
        this.before = before;
        this.terms = before.terms();
        this.status = before.status();
        this.worstPrice = before.worstPrice();
        this.held = before.held();
        this.cumulativeQuantity = before.cumulativeQuantity();
        this.cumulativeNotional = before.cumulativeNotional();
        this.commission = before.commission();
        this.venueOrderId = before.venueOrderId();
        this.reason = before.reason();
        this.trigger = before.trigger();
        this.revision = before.revision();
        this.updatedAt = before.updatedAt();
    }

    OrderEdit terms(OrderTerms next, Price worst) {
        terms = next;
        worstPrice = worst;
        return this;
    }

    /** {@link IllegalStateException} when the table of {@link OrderStatus} does not have this step. */
    OrderEdit status(OrderStatus next) {
        if (!before.status().mayBecome(next)) {
            throw new IllegalStateException(
                    "order " + before.id() + " may not go from " + before.status() + " to " + next);
        }
        status = next;
        return this;
    }

    OrderEdit held(Money amount) {
        held = amount;
        return this;
    }

    /** Closed as {@code next}: nothing is held and nothing is asked for any more. */
    OrderEdit closed(OrderStatus next, Optional<Reason> why) {
        held = Money.zero(held.asset());
        revision = revision.settled();
        return status(next).reason(why);
    }

    OrderEdit filledBy(Fill fill) {
        cumulativeQuantity = cumulativeQuantity.plus(fill.lastQuantity());
        cumulativeNotional = cumulativeNotional.plus(fill.notional());
        commission = commission.plus(fill.commission());
        return this;
    }

    OrderEdit venueOrderId(VenueOrderId id) {
        venueOrderId = Optional.of(id);
        return this;
    }

    OrderEdit reason(Optional<Reason> why) {
        reason = why;
        return this;
    }

    OrderEdit trigger(Trigger next) {
        trigger = Optional.of(next);
        return this;
    }

    OrderEdit revision(Revision next) {
        revision = next;
        return this;
    }

    OrderEdit at(Instant time) {
        updatedAt = time;
        return this;
    }

    Order order() {
        return new Order(
                before.id(),
                before.account(),
                before.clientOrderId(),
                before.key(),
                terms,
                status,
                worstPrice,
                held,
                cumulativeQuantity,
                cumulativeNotional,
                commission,
                venueOrderId,
                reason,
                trigger,
                before.group(),
                revision,
                before.placedAt(),
                updatedAt);
    }
}
