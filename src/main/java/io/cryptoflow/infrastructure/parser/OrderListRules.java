package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Objection;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.Plausibility;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes orders of the clauses of one sentence. Where it is open which of the orders a word belongs to, it asks back. */
final class OrderListRules {
    private final OrderRules rules;
    private final Plausibility plausibility;

    OrderListRules(Speech speech) {
        rules = new OrderRules(speech.context().currency());
        plausibility = new Plausibility(speech.vocabulary());
    }

    /** The orders of {@code drafts}; attached ones count from {@code first} among the sentence's intents. */
    List<Intent> complete(List<OrderDraft> drafts, int first) {
        refuseTwoSides(drafts);
        List<OrderWish> orders = new ArrayList<>();
        for (OrderDraft draft : drafts) {
            OrderWish order = rules.complete(draft);
            refuse(plausibility.objection(order));
            orders.add(order);
        }
        checkShared(drafts, orders);
        checkAttached(orders);
        List<Intent> intents = new ArrayList<>();
        orders.forEach(order -> intents.add(new Intent.PlaceOrder(shifted(order, first))));
        return intents;
    }

    /** "Buy and sell 2 ETH". */
    private static void refuseTwoSides(List<OrderDraft> drafts) {
        for (int i = 1; i < drafts.size(); i++) {
            OrderDraft before = drafts.get(i - 1);
            boolean bare = before.side.isPresent() && before.size.isEmpty() && before.base.isEmpty() && !before.closing;
            if (bare && drafts.get(i).side.isPresent() && !before.side.equals(drafts.get(i).side)) {
                throw new AskBack(ReplyReason.CONFLICT, "side");
            }
        }
    }

    private static void checkShared(List<OrderDraft> drafts, List<OrderWish> orders) {
        int principal = -1;
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).attachedTo().isPresent()) {
                continue;
            }
            if (principal >= 0) {
                checkSame(orders.get(principal), orders.get(i), drafts.get(principal), drafts.get(i));
            }
            principal = i;
        }
    }

    private static void checkSame(OrderWish one, OrderWish other, OrderDraft first, OrderDraft second) {
        refuse(WishRules.ofNeighbors(one, other));
        boolean paidAlike = first.quote.equals(second.quote) && first.priceCurrency.equals(second.priceCurrency);
        boolean pricedAlike = one.type() == other.type() || !second.shared;
        refuse(paidAlike && pricedAlike ? Optional.empty() : WishRules.whichOrder());
    }

    private static void checkAttached(List<OrderWish> orders) {
        for (OrderWish order : orders) {
            order.attachedTo().map(orders::get).ifPresent(parent -> refuse(WishRules.ofAttached(order, parent)));
        }
    }

    private static void refuse(Optional<Objection> objection) {
        objection.map(AskBack::because).ifPresent(ask -> {
            throw ask;
        });
    }

    private static OrderWish shifted(OrderWish order, int first) {
        return new OrderWish(
                order.side(),
                order.base(),
                order.quote(),
                order.size(),
                order.type(),
                order.limitPrice(),
                order.stopPrice(),
                order.trailPercent(),
                order.timeInForce(),
                order.expiresAt(),
                order.postOnly(),
                order.venue(),
                order.condition(),
                order.attachedTo().map(index -> index + first));
    }
}
