package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.List;
import java.util.Optional;

/**
 * Which open orders are meant; all of them when nothing is said.
 *
 * @param orderId the number that the user named
 * @param last whether only the newest is meant
 * @param excluded assets whose orders are not meant
 * @param venue its name in capital letters
 */
public record OrderFilter(
        Optional<String> orderId,
        boolean last,
        Optional<Asset> base,
        List<Asset> excluded,
        Optional<Side> side,
        Optional<OrderType> type,
        Optional<String> venue) {
    /** Every open order. */
    public static final OrderFilter ALL = new OrderFilter(
            Optional.empty(), false, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Keeps what it was given. */
    public OrderFilter {
        excluded = List.copyOf(excluded);
    }

    /** The order with this number. */
    public static OrderFilter ofOrder(String orderId) {
        return new OrderFilter(
                Optional.of(orderId),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, of {@code asset} only. */
    public OrderFilter of(Asset asset) {
        return new OrderFilter(orderId, last, Optional.of(asset), excluded, side, type, venue);
    }
}
