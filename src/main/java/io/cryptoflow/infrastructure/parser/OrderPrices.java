package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** The type of an order with the prices that belong to it. A price said without its role is the limit, or the trigger of a stop. */
record OrderPrices(OrderType type, Optional<Price> limit, Optional<Price> stop, Optional<BigDecimal> trail) {

    static OrderPrices of(OrderDraft draft, Side side) {
        checkBound(draft, side);
        Optional<OrderDraft.Kind> kind = draft.kind;
        if (draft.kind.isEmpty() || draft.kind.equals(Optional.of(OrderDraft.Kind.STOP))) {
            kind = stopWithoutName(draft);
        }
        if (kind.isEmpty()) {
            boolean priced = draft.namedPrice.isPresent() || draft.limitPrice.isPresent();
            return priced ? limit(draft) : new OrderPrices(OrderType.MARKET, none(), none(), Optional.empty());
        }
        return switch (kind.orElseThrow()) {
            case MARKET -> market(draft);
            case LIMIT -> limit(draft);
            case STOP -> stop(OrderType.STOP, draft);
            case STOP_LIMIT -> stopLimit(draft);
            case TAKE_PROFIT -> stop(OrderType.TAKE_PROFIT, draft);
            case TRAILING -> trailing(draft);
        };
    }

    private static Optional<OrderDraft.Kind> stopWithoutName(OrderDraft draft) {
        if (draft.stopPrice.isPresent() && draft.limitPrice.isPresent()) {
            return Optional.of(OrderDraft.Kind.STOP_LIMIT);
        }
        return draft.stopPrice.isPresent() ? Optional.of(OrderDraft.Kind.STOP) : draft.kind;
    }

    /** "Or lower" belongs to buying, "or higher" to selling, and both to a limit. */
    private static void checkBound(OrderDraft draft, Side side) {
        boolean against = draft.bound
                .filter(bound -> (bound == OrderDraft.Bound.AT_MOST) != (side == Side.BUY))
                .isPresent();
        if (against || (draft.bound.isPresent() && draft.isStop())) {
            throw new AskBack(ReplyReason.CONFLICT, "price");
        }
    }

    private static OrderPrices market(OrderDraft draft) {
        if (draft.namedPrice.isPresent() || draft.limitPrice.isPresent() || draft.isStop()) {
            throw new AskBack(ReplyReason.CONFLICT, "market");
        }
        return new OrderPrices(OrderType.MARKET, none(), none(), Optional.empty());
    }

    private static OrderPrices limit(OrderDraft draft) {
        if (draft.isStop() || (draft.limitPrice.isPresent() && draft.namedPrice.isPresent())) {
            throw new AskBack(ReplyReason.CONFLICT, "price");
        }
        Optional<Price> price = draft.limitPrice.or(() -> draft.namedPrice);
        return new OrderPrices(OrderType.LIMIT, required(price, "limit"), none(), Optional.empty());
    }

    private static OrderPrices stop(OrderType type, OrderDraft draft) {
        boolean twice = draft.stopPrice.isPresent() && draft.namedPrice.isPresent();
        if (twice
                || draft.trailPercent.isPresent()
                || (type == OrderType.TAKE_PROFIT && draft.limitPrice.isPresent())) {
            throw new AskBack(ReplyReason.CONFLICT, "price");
        }
        Optional<Price> trigger = draft.stopPrice.or(() -> draft.namedPrice);
        return draft.limitPrice.isPresent()
                ? new OrderPrices(
                        OrderType.STOP_LIMIT, draft.limitPrice, required(trigger, "trigger"), Optional.empty())
                : new OrderPrices(type, none(), required(trigger, "trigger"), Optional.empty());
    }

    private static OrderPrices stopLimit(OrderDraft draft) {
        boolean all = draft.stopPrice.isPresent() && draft.limitPrice.isPresent();
        if (draft.trailPercent.isPresent() || (all && draft.namedPrice.isPresent())) {
            throw new AskBack(ReplyReason.CONFLICT, "price");
        }
        Optional<Price> stop = draft.stopPrice.or(() -> draft.limitPrice.isPresent() ? draft.namedPrice : none());
        Optional<Price> limit = draft.limitPrice.or(() -> draft.stopPrice.isPresent() ? draft.namedPrice : none());
        return new OrderPrices(
                OrderType.STOP_LIMIT, required(limit, "limit"), required(stop, "trigger"), Optional.empty());
    }

    private static OrderPrices trailing(OrderDraft draft) {
        if (draft.namedPrice.isPresent() || draft.limitPrice.isPresent() || draft.stopPrice.isPresent()) {
            throw new AskBack(ReplyReason.CONFLICT, "price");
        }
        BigDecimal percent = draft.trailPercent
                .filter(trail -> trail.signum() > 0 && trail.compareTo(BigDecimal.valueOf(100)) < 0)
                .orElseThrow(() -> new AskBack(ReplyReason.MISSING_PRICE, "trailing percent"));
        return new OrderPrices(OrderType.TRAILING_STOP, none(), none(), Optional.of(percent));
    }

    private static Optional<Price> required(Optional<Price> price, String what) {
        if (price.isEmpty()) {
            throw new AskBack(ReplyReason.MISSING_PRICE, what);
        }
        return price;
    }

    private static Optional<Price> none() {
        return Optional.empty();
    }
}
