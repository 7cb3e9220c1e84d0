package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.KnownNames;
import io.cryptoflow.domain.agent.OrderChange;
import io.cryptoflow.domain.agent.OrderFilter;
import io.cryptoflow.domain.agent.OrderNumber;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the actions of a ticket out of intents that trade; client order ids follow from the ticket's id and the place of the order. */
final class ActionComposer {
    /** Actions of one ticket at most. */
    static final int MOST = 100;

    private final OrderComposer composer;
    private final Holdings holdings;
    private final TicketId ticket;
    private int orders;

    ActionComposer(OrderComposer composer, Holdings holdings, TicketId ticket) {
        this.composer = composer;
        this.holdings = holdings;
        this.ticket = ticket;
    }

    /** The actions in the order spoken; {@link Unfit} says what cannot be. */
    List<TicketAction> actions(List<Intent> intents) {
        List<TicketAction> actions = new ArrayList<>();
        SortedMap<Integer, List<OrderWish>> exits = exits(intents);
        for (int i = 0; i < intents.size(); i++) {
            Intent intent = intents.get(i);
            if (intent instanceof Intent.PlaceOrder place) {
                if (place.order().attachedTo().isEmpty()) {
                    actions.add(order(place.order(), exits.getOrDefault(i, List.of())));
                }
            } else if (intent instanceof Intent.CancelOrders cancel) {
                actions.addAll(cancels(cancel.filter(), actions));
            } else if (intent instanceof Intent.ModifyOrder modify) {
                actions.add(amend(modify.filter(), modify.change()));
            } else {
                throw Unfit.notOffered(
                        "Questions and orders do not go into one ticket; ask for them one after the other.");
            }
        }
        if (actions.isEmpty()) {
            throw new Unfit(ReplyReason.NO_REQUEST, "There is no such open order, so there is nothing to do.");
        }
        if (actions.size() > MOST) {
            throw Unfit.notOffered("One ticket holds at most " + MOST + " actions; these are " + actions.size() + ".");
        }
        return actions;
    }

    private static SortedMap<Integer, List<OrderWish>> exits(List<Intent> intents) {
        SortedMap<Integer, List<OrderWish>> exits = new TreeMap<>();
        for (Intent intent : intents) {
            if (intent instanceof Intent.PlaceOrder place
                    && place.order().attachedTo().isPresent()) {
                exits.computeIfAbsent(place.order().attachedTo().get(), entry -> new ArrayList<>())
                        .add(place.order());
            }
        }
        if (!exits.keySet().stream().allMatch(index -> isEntry(intents, index))) {
            throw new Unfit(ReplyReason.MISSING_CONTEXT, "The order that this is attached to is not in the list.");
        }
        return exits;
    }

    private static boolean isEntry(List<Intent> intents, int index) {
        return index >= 0
                && index < intents.size()
                && intents.get(index) instanceof Intent.PlaceOrder place
                && place.order().attachedTo().isEmpty();
    }

    private TicketAction order(OrderWish wish, List<OrderWish> exits) {
        if (exits.isEmpty()) {
            return new TicketAction.Place(nextId(), composer.terms(wish));
        }
        long profits = exits.stream().filter(exit -> exit.type().takesProfit()).count();
        if (exits.size() > 2 || profits > 1 || exits.size() - profits > 1) {
            throw Unfit.notOffered("An order can have one stop and one take-profit attached, no more.");
        }
        OrderTerms entry = composer.entry(wish);
        List<TicketAction.Leg> legs = new ArrayList<>();
        legs.add(new TicketAction.Leg(nextId(), OrderGroup.Role.BRACKET_ENTRY, entry));
        exits.forEach(exit ->
                legs.add(new TicketAction.Leg(nextId(), OrderGroup.Role.BRACKET_EXIT, composer.exit(exit, entry))));
        return new TicketAction.PlaceGroup(legs);
    }

    private ClientOrderId nextId() {
        return new ClientOrderId("agent-" + ticket + "-" + orders++);
    }

    private List<TicketAction> cancels(OrderFilter filter, List<TicketAction> before) {
        return matching(filter).stream()
                .map(order -> (TicketAction) new TicketAction.Cancel(order.id()))
                .filter(cancel -> !before.contains(cancel))
                .toList();
    }

    private TicketAction amend(OrderFilter filter, OrderChange change) {
        List<Order> meant = matching(filter);
        if (meant.isEmpty()) {
            throw new Unfit(ReplyReason.NO_REQUEST, "There is no such open order, so there is nothing to change.");
        }
        if (meant.size() > 1) {
            throw new Unfit(
                    ReplyReason.MISSING_CONTEXT,
                    "Which order do you mean? "
                            + meant.stream()
                                    .map(order -> OrderWords.line(order))
                                    .collect(Collectors.joining("; ")));
        }
        return new TicketAction.Amend(meant.get(0).id(), change.quantity(), change.limitPrice(), change.stopPrice());
    }

    private List<Order> matching(OrderFilter filter) {
        filter.venue().filter(venue -> !venue.equals(KnownNames.PAPER)).ifPresent(venue -> {
            throw Unfit.notOffered("No order is at " + venue + ": all orders here are at the paper venue.");
        });
        List<Order> meant = holdings.open().stream()
                .filter(order ->
                        filter.orderId().map(number -> isCalled(order, number)).orElse(true))
                .filter(order ->
                        filter.base().map(order.terms().symbol().base()::equals).orElse(true))
                .filter(order ->
                        !filter.excluded().contains(order.terms().symbol().base()))
                .filter(order -> filter.side().map(order.terms().side()::equals).orElse(true))
                .filter(order -> filter.type().map(type -> isOf(order, type)).orElse(true))
                .toList();
        if (filter.orderId().isPresent() && meant.size() != 1) {
            throw wrongNumber(filter.orderId().get(), meant);
        }
        return filter.last() ? meant.stream().limit(1).toList() : meant;
    }

    private static boolean isCalled(Order order, String number) {
        return OrderNumber.of(order.id()).digits().equals(number)
                || order.clientOrderId().value().equals(number);
    }

    private static boolean isOf(Order order, OrderType type) {
        OrderType own = order.terms().type();
        return own == type || (type == OrderType.TAKE_PROFIT && own.takesProfit());
    }

    private Unfit wrongNumber(String number, List<Order> meant) {
        if (!meant.isEmpty()) {
            return new Unfit(ReplyReason.MISSING_CONTEXT, "More than one open order has the number " + number + ".");
        }
        String open = holdings.open().stream().limit(10).map(OrderWords::line).collect(Collectors.joining("; "));
        return new Unfit(
                ReplyReason.MISSING_CONTEXT,
                "There is no open order " + number + "."
                        + Optional.of(open)
                                .filter(text -> !text.isEmpty())
                                .map(text -> " Open are: " + text + ".")
                                .orElse(""));
    }
}
