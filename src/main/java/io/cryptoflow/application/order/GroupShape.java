package io.cryptoflow.application.order;

import io.cryptoflow.application.order.PlaceOrderGroup.Leg;
import io.cryptoflow.domain.order.OrderGroup.Role;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Side;
import java.util.List;

/**
 * What a group may be: an OCO of a limit order and a stop for the same, or an entry that buys with a take-profit, a stop or both that sell
 * what it bought. Legs share funds, so that nothing else may pass.
 */
final class GroupShape {
    private static final List<Role> OCO = List.of(Role.OCO_LEG, Role.OCO_LEG);
    private static final List<Role> ONE_EXIT = List.of(Role.BRACKET_ENTRY, Role.BRACKET_EXIT);
    private static final List<Role> TWO_EXITS = List.of(Role.BRACKET_ENTRY, Role.BRACKET_EXIT, Role.BRACKET_EXIT);

    private GroupShape() {}

    static boolean isSound(List<Leg> legs) {
        List<Role> roles = legs.stream().map(Leg::role).toList();
        List<OrderTerms> terms = legs.stream().map(Leg::terms).toList();
        if (roles.equals(OCO)) {
            return isOco(terms.get(0), terms.get(1));
        }
        return (roles.equals(ONE_EXIT) || roles.equals(TWO_EXITS))
                && isBracket(terms.get(0), terms.subList(1, terms.size()));
    }

    private static boolean isOco(OrderTerms rests, OrderTerms waits) {
        return rests.type() == OrderType.LIMIT
                && isStop(waits)
                && waits.side() == rests.side()
                && isForTheSame(rests, waits);
    }

    private static boolean isBracket(OrderTerms entry, List<OrderTerms> exits) {
        long profits = exits.stream().filter(exit -> exit.type().takesProfit()).count();
        long stops = exits.stream().filter(GroupShape::isStop).count();
        return entry.side() == Side.BUY
                && profits <= 1
                && stops <= 1
                && profits + stops == exits.size()
                && exits.stream().allMatch(exit -> exit.side() == Side.SELL && isForTheSame(entry, exit));
    }

    private static boolean isStop(OrderTerms terms) {
        return terms.type().isConditional() && !terms.type().takesProfit();
    }

    private static boolean isForTheSame(OrderTerms one, OrderTerms other) {
        return one.symbol().equals(other.symbol())
                && one.quantity().isPresent()
                && one.quantity().equals(other.quantity());
    }
}
