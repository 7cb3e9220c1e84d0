package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.util.List;
import java.util.Optional;

/** One thing that a confirmed ticket sends, with nothing left to be decided. */
public sealed interface TicketAction {
    /** Hands this action to the method of its case. */
    <R> R accept(Visitor<R> visitor);

    /** The orders that it would place; empty for the rest. */
    default List<OrderTerms> orders() {
        return List.of();
    }

    /** Places one order. */
    record Place(ClientOrderId clientOrderId, OrderTerms terms) implements TicketAction {
        @Override
        public List<OrderTerms> orders() {
            return List.of(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.place(this);
        }
    }

    /** One order of a group. */
    record Leg(ClientOrderId clientOrderId, OrderGroup.Role role, OrderTerms terms) {}

    /** Places an entry with the exits that its fill arms: all of them or none. */
    record PlaceGroup(List<Leg> legs) implements TicketAction {
        /** Keeps its own copy. */
        public PlaceGroup {
            legs = List.copyOf(legs);
        }

        @Override
        public List<OrderTerms> orders() {
            return legs.stream().map(Leg::terms).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.placeGroup(this);
        }
    }

    /** Cancels one order. */
    record Cancel(OrderId orderId) implements TicketAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancel(this);
        }
    }

    /** Changes one order; what is absent stays. */
    record Amend(OrderId orderId, Optional<Quantity> quantity, Optional<Price> limitPrice, Optional<Price> stopPrice)
            implements TicketAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.amend(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link Place}. */
        R place(Place action);

        /** Reads {@link PlaceGroup}. */
        R placeGroup(PlaceGroup action);

        /** Reads {@link Cancel}. */
        R cancel(Cancel action);

        /** Reads {@link Amend}. */
        R amend(Amend action);
    }
}
