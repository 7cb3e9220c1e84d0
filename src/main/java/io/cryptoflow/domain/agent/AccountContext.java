package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a sentence is said in: whose, when and where.
 *
 * @param now the moment at which it is said
 * @param zone the user's, for days and times of day
 * @param currency money without a currency is meant in this one
 * @param openOrders the orders that the user may speak of by number
 */
public record AccountContext(Instant now, ZoneId zone, Asset currency, List<OpenOrder> openOrders) {
    /** Keeps what it was given. */
    public AccountContext {
        openOrders = List.copyOf(openOrders);
    }

    /** An order that works, as far as a sentence can be held against it. */
    public record OpenOrder(String orderId, Side side, Asset base, OrderType type) {}

    /** The open order with the number {@code orderId}. */
    public Optional<OpenOrder> openOrder(String orderId) {
        return openOrders.stream()
                .filter(order -> order.orderId().equals(orderId))
                .findFirst();
    }
}
