package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.OrderNumber;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TrailingOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Orders and actions in words; every figure is the order's own. */
final class OrderWords implements TicketAction.Visitor<String> {
    private final List<Order> open;

    /** @param open orders that actions may speak of */
    OrderWords(List<Order> open) {
        this.open = open;
    }

    /** An order of the account with the number that people call it by. */
    static String line(Order order) {
        String filled = order.cumulativeQuantity().isZero() ? "" : ", filled " + order.cumulativeQuantity();
        return "#" + OrderNumber.of(order.id()) + " " + terms(order.terms()) + ", " + status(order) + filled;
    }

    private static String status(Order order) {
        return order.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String terms(OrderTerms terms) {
        String amount = terms.quantity()
                .map(quantity -> quantity + " " + terms.symbol().base())
                .orElseGet(() -> terms.symbol().base() + " for "
                        + terms.quoteQuantity().orElseThrow().plain() + " "
                        + terms.symbol().quote());
        return terms.side() + " " + amount + " (" + terms.symbol() + ") " + terms.type()
                + terms.stopPrice().map(price -> " trigger " + price).orElse("")
                + terms.limitPrice().map(price -> " limit " + price).orElse("")
                + terms.trailingOffset().map(OrderWords::offset).orElse("")
                + " " + terms.timeInForce()
                + terms.expiresAt().map(time -> " until " + time).orElse("")
                + (terms.postOnly() ? " post only" : "");
    }

    private static String offset(TrailingOffset offset) {
        return " behind by " + offset.amount().toPlainString()
                + (offset.unit() == TrailingOffset.Unit.PERCENT ? " percent" : "");
    }

    @Override
    public String place(TicketAction.Place action) {
        return terms(action.terms());
    }

    @Override
    public String placeGroup(TicketAction.PlaceGroup action) {
        return action.legs().stream()
                .map(leg -> terms(leg.terms()))
                .collect(Collectors.joining(", and once it fills "));
    }

    @Override
    public String cancel(TicketAction.Cancel action) {
        return "cancel " + known(action.orderId());
    }

    @Override
    public String amend(TicketAction.Amend action) {
        return "change " + known(action.orderId()) + " to"
                + action.quantity().map(quantity -> " quantity " + quantity).orElse("")
                + action.limitPrice().map(price -> " limit " + price).orElse("")
                + action.stopPrice().map(price -> " trigger " + price).orElse("");
    }

    private String known(OrderId id) {
        return open.stream()
                .filter(order -> order.id().equals(id))
                .findFirst()
                .map(OrderWords::line)
                .orElse("order " + id);
    }
}
