package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What parts of orders exclude each other, whoever read the sentence: its parser or a model. */
public final class WishRules {
    private WishRules() {}

    /** What contradicts itself within {@code order}, if anything. */
    public static Optional<Objection> objection(OrderWish order) {
        return ofSize(order).or(() -> ofTimes(order)).or(() -> ofCondition(order));
    }

    private static Optional<Objection> ofSize(OrderWish order) {
        WishedSize.Kind kind = order.size().kind();
        boolean bought = kind == WishedSize.Kind.POSITION_PCT && order.side() == Side.BUY;
        boolean paid = kind == WishedSize.Kind.BALANCE_PCT && order.side() == Side.SELL;
        if (bought || paid) {
            return objection(ReplyReason.CONFLICT, order.side() + " of what is held");
        }
        return order.attachedTo().isPresent() && kind != WishedSize.Kind.BASE
                ? objection(ReplyReason.MISSING_SIZE, "the attached order")
                : Optional.empty();
    }

    private static Optional<Objection> ofTimes(OrderWish order) {
        boolean limited = order.type().isLimited();
        boolean impatient = order.timeInForce().filter(time -> !time.waits()).isPresent();
        if (order.postOnly() && (impatient || !limited)) {
            return objection(limited ? ReplyReason.CONFLICT : ReplyReason.MISSING_PRICE, "post only");
        }
        boolean resting = order.timeInForce().filter(TimeInForce::waits).isPresent();
        boolean atOnce =
                !limited && !order.type().isConditional() && order.condition().isEmpty();
        return resting && atOnce ? objection(ReplyReason.CONFLICT, "market order with a time") : Optional.empty();
    }

    private static Optional<Objection> ofCondition(OrderWish order) {
        return order.condition().isPresent() && order.type().isConditional()
                ? objection(ReplyReason.CONFLICT, "condition")
                : Optional.empty();
    }

    /** What is open about {@code order}, which is attached to {@code parent}, if anything. */
    public static Optional<Objection> ofAttached(OrderWish order, OrderWish parent) {
        boolean own = order.venue().isPresent()
                || order.timeInForce().isPresent()
                || order.postOnly()
                || order.condition().isPresent();
        boolean placed = parent.venue().isPresent()
                || parent.quote().isPresent()
                || order.quote().isPresent();
        if (own || placed || parent.side() != Side.BUY) {
            return whichOrder();
        }
        Optional<Price> wrong =
                parent.limitPrice().flatMap(entry -> order.stopPrice().filter(stop -> isBehind(order, stop, entry)));
        return wrong.map(stop -> new Objection(ReplyReason.SUSPICIOUS_PRICE, stop.toString()));
    }

    private static boolean isBehind(OrderWish order, Price stop, Price entry) {
        return order.type().takesProfit() ? !stop.isAbove(entry) : !stop.isBelow(entry);
    }

    /** Whether what stands at one of two orders of a sentence may be meant of the other as well. */
    public static Optional<Objection> ofNeighbors(OrderWish one, OrderWish other) {
        boolean same = one.venue().equals(other.venue())
                && one.timeInForce().equals(other.timeInForce())
                && one.expiresAt().equals(other.expiresAt())
                && one.postOnly() == other.postOnly()
                && one.condition().isEmpty()
                && other.condition().isEmpty();
        return same ? Optional.empty() : whichOrder();
    }

    /** Beside another request it is open whether a condition belongs to that as well. */
    public static Optional<Objection> ofConditions(List<Intent> intents) {
        List<OrderWish> orders = orders(intents);
        boolean conditional =
                orders.stream().anyMatch(order -> order.condition().isPresent());
        return conditional && intents.size() > 1
                ? objection(ReplyReason.NOT_UNDERSTOOD, "condition")
                : Optional.empty();
    }

    /** The orders among {@code intents}, in their order. */
    public static List<OrderWish> orders(List<Intent> intents) {
        List<OrderWish> orders = new ArrayList<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.PlaceOrder place) {
                orders.add(place.order());
            }
        }
        return orders;
    }

    /** It is open which of several orders a part of the sentence belongs to. */
    public static Optional<Objection> whichOrder() {
        return objection(ReplyReason.NOT_UNDERSTOOD, "which of the orders is meant");
    }

    private static Optional<Objection> objection(ReplyReason reason, String remark) {
        return Optional.of(new Objection(reason, remark));
    }
}
