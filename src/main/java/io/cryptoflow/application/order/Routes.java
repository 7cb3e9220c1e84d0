package io.cryptoflow.application.order;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Open orders with what this process knows of their way to the venue. Safe for all threads. */
final class Routes {
    private final Map<OrderId, Route> routes = new ConcurrentHashMap<>();

    /** What is known of an order's way, rising; a restart keeps what the order's status tells. */
    enum Knowledge {
        /** Nobody knows that it was sent: PENDING_NEW. */
        STORED,
        /** It was sent, and no answer proves anything: UNKNOWN. */
        SENT,
        /** The venue answered that it has it. */
        TAKEN,
        /** The venue's acknowledgement was heard: the order has the venue's id. */
        ACKNOWLEDGED
    }

    /** @param isUnderway whether the answer to the submit is still to come */
    record Route(AccountId account, Knowledge knowledge, boolean isUnderway) {
        private Route learn(Knowledge more) {
            return new Route(account, more.compareTo(knowledge) > 0 ? more : knowledge, isUnderway);
        }

        private Route underway(boolean now) {
            return new Route(account, knowledge, now);
        }

        /** Whether the venue itself told that it has the order. */
        boolean isProven() {
            return knowledge.compareTo(Knowledge.TAKEN) >= 0;
        }
    }

    Route note(Order order) {
        return routes.merge(
                order.id(),
                new Route(order.account(), knowledgeOf(order), false),
                (known, read) -> known.learn(read.knowledge()));
    }

    private static Knowledge knowledgeOf(Order order) {
        if (order.venueOrderId().isPresent()) {
            return Knowledge.ACKNOWLEDGED;
        }
        return order.status() == OrderStatus.UNKNOWN ? Knowledge.SENT : Knowledge.STORED;
    }

    void send(Order order) {
        routes.merge(order.id(), new Route(order.account(), Knowledge.SENT, true), (known, sent) -> known.learn(
                        Knowledge.SENT)
                .underway(true));
    }

    /** Whether nobody sent the order meanwhile; then it is being sent now. */
    boolean sendFirst(Order order, Route known) {
        return routes.replace(order.id(), known, known.learn(Knowledge.SENT).underway(true));
    }

    /** The submit was answered, or its answer is given up. */
    void answered(OrderId id, boolean taken) {
        routes.computeIfPresent(id, (order, route) -> (taken ? route.learn(Knowledge.TAKEN) : route).underway(false));
    }

    void acknowledge(OrderId id) {
        routes.computeIfPresent(id, (order, route) -> route.learn(Knowledge.ACKNOWLEDGED));
    }

    void forget(OrderId id) {
        routes.remove(id);
    }

    Optional<Route> find(OrderId id) {
        return Optional.ofNullable(routes.get(id));
    }

    int size() {
        return routes.size();
    }
}
