package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.OrderFilter;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which open orders a clause speaks of, so far. */
final class FilterDraft {
    final List<String> orderIds = new ArrayList<>();
    final List<Asset> assets = new ArrayList<>();
    final List<Asset> excluded = new ArrayList<>();
    Optional<Side> side = Optional.empty();
    Optional<OrderType> type = Optional.empty();
    Optional<String> venue = Optional.empty();
    boolean last;
    boolean plural;
    boolean named;
    boolean ofOrder;

    void side(Side said) {
        if (side.isPresent()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "side");
        }
        side = Optional.of(said);
    }

    void type(OrderType said) {
        if (type.isPresent()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "kind of order");
        }
        type = Optional.of(said);
    }

    /** One filter for each order number or asset; a number goes with nothing else. */
    List<OrderFilter> filters() {
        boolean narrowed = !assets.isEmpty() || side.isPresent() || type.isPresent() || venue.isPresent() || last;
        if ((!orderIds.isEmpty() && (narrowed || !excluded.isEmpty())) || (!assets.isEmpty() && !excluded.isEmpty())) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "which orders are meant");
        }
        if (!orderIds.isEmpty()) {
            return orderIds.stream().map(OrderFilter::ofOrder).toList();
        }
        OrderFilter filter = new OrderFilter(Optional.empty(), last, Optional.empty(), excluded, side, type, venue);
        return assets.isEmpty()
                ? List.of(filter)
                : assets.stream().map(filter::of).toList();
    }
}
