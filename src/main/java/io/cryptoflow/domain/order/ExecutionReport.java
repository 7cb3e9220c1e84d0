package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.time.Instant;

/** What a venue says of an order (FIX 35=8), in the order in which it happened there. */
public sealed interface ExecutionReport {
    /** The order, by the identifier that we submitted it with. */
    OrderId orderId();

    /** Time of the venue. */
    Instant occurredAt();

    /** Hands this report to the method of its case. */
    <R> R accept(Visitor<R> visitor);

    /** The order works. */
    record Accepted(OrderId orderId, VenueOrderId venueOrderId, Instant occurredAt) implements ExecutionReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.accepted(this);
        }
    }

    /**
     * Part of the order, or all of it, traded; {@code cumulativeQuantity} includes this fill.
     *
     * @param complete whether nothing is left to fill: of an order that spends a quote quantity only the venue can tell
     */
    record Traded(Fill fill, Quantity cumulativeQuantity, boolean complete) implements ExecutionReport {
        @Override
        public OrderId orderId() {
            return fill.orderId();
        }

        @Override
        public Instant occurredAt() {
            return fill.occurredAt();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.traded(this);
        }
    }

    /** The order ended by request; {@code cumulativeQuantity} tells what had filled, so a missing fill is noticed. */
    record Canceled(OrderId orderId, Quantity cumulativeQuantity, Instant occurredAt) implements ExecutionReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.canceled(this);
        }
    }

    /** What was left of the order ended by its time in force or a rule of the venue; quantity as in {@link Canceled}. */
    record Expired(OrderId orderId, Quantity cumulativeQuantity, String detail, Instant occurredAt)
            implements ExecutionReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expired(this);
        }
    }

    /** The venue never accepted the order. */
    record Rejected(OrderId orderId, String detail, Instant occurredAt) implements ExecutionReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rejected(this);
        }
    }

    /**
     * The order now works with this quantity and price; {@code cumulativeQuantity} as in {@link Canceled}.
     *
     * @param revision the request that it answers
     */
    record Amended(
            OrderId orderId,
            int revision,
            Quantity quantity,
            Price limitPrice,
            Quantity cumulativeQuantity,
            Instant occurredAt)
            implements ExecutionReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.amended(this);
        }
    }

    /** The order works on, or ended, unchanged by the request with number {@code revision}. */
    record AmendRejected(OrderId orderId, int revision, String detail, Instant occurredAt) implements ExecutionReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.amendRejected(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link Accepted}. */
        R accepted(Accepted report);

        /** Reads {@link Traded}. */
        R traded(Traded report);

        /** Reads {@link Canceled}. */
        R canceled(Canceled report);

        /** Reads {@link Expired}. */
        R expired(Expired report);

        /** Reads {@link Rejected}. */
        R rejected(Rejected report);

        /** Reads {@link Amended}. */
        R amended(Amended report);

        /** Reads {@link AmendRejected}. */
        R amendRejected(AmendRejected report);
    }
}
