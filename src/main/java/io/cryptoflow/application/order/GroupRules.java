package io.cryptoflow.application.order;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.order.ConditionalSteps;
import io.cryptoflow.domain.order.ConditionalSteps.Footing;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderEvent.OrderFilled;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TrailingOffset;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a step of one order does to the other orders of its group, in the same transaction.
 *
 * <pre>
 *  entry of a bracket fills       -> its exits are armed with what it has filled, after commission
 *  entry closes without a fill    -> its exits are canceled
 *  exit closes                    -> the other exit is canceled, or, when it waits for just that, goes to the venue
 *  exit goes to the venue         -> what is left of the entry is canceled
 * </pre>
 */
final class GroupRules {
    private final InstrumentCatalog instruments;

    /** A step of another order that follows. */
    record Step(Order before, OrderEvent event) {}

    GroupRules(InstrumentCatalog instruments) {
        this.instruments = instruments;
    }

    List<Step> consequences(Transaction tx, OrderEvent event) {
        Optional<OrderGroup> group = event.order().group();
        if (group.isEmpty()) {
            return List.of();
        }
        List<Order> others = others(tx, event.order());
        if (group.get().role() == OrderGroup.Role.BRACKET_ENTRY) {
            return afterEntry(event, others);
        }
        return event.order().isOpen() ? afterFiring(event, others) : afterExit(event.order(), others);
    }

    /** The open orders of the group beside {@code order}. */
    static List<Order> others(Transaction tx, Order order) {
        Optional<OrderId> group = order.group().map(OrderGroup::id);
        return tx.openOrders().stream()
                .filter(other -> !other.id().equals(order.id()))
                .filter(other -> other.group().isPresent()
                        && other.group().map(OrderGroup::id).equals(group))
                .sorted(Comparator.comparing(Order::id))
                .toList();
    }

    private List<Step> afterEntry(OrderEvent event, List<Order> exits) {
        Order entry = event.order();
        if (!entry.isOpen() && entry.cumulativeQuantity().isZero()) {
            return cancelAll(exits, "the entry ended without a fill", entry.updatedAt());
        }
        return event instanceof OrderFilled filled ? arm(entry, filled.fill(), exits) : List.of();
    }

    private List<Step> arm(Order entry, Fill fill, List<Order> exits) {
        Quantity bought = bought(entry);
        boolean nothingYet = bought.isZero() || exits.stream().anyMatch(exit -> !exit.isKept());
        if (nothingYet) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (Order exit : exits) {
            // One of the two holds what both would sell.
            Money held = steps.isEmpty()
                    ? bought.of(fill.symbol().base())
                    : Money.zero(fill.symbol().base());
            Price stop = exit.trigger()
                    .flatMap(Trigger::stopPrice)
                    .or(() -> exit.terms().stopPrice())
                    .orElseGet(() -> trailingStop(exit, fill.lastPrice()));
            Footing footing = new Footing(bought, exit.worstPrice(), held);
            steps.add(new Step(exit, ConditionalSteps.arm(exit, stop, footing, fill.occurredAt())));
        }
        return steps;
    }

    /** What the entry bought and the account received, on the lot grid. */
    private Quantity bought(Order entry) {
        Quantity received = entry.cumulativeQuantity()
                .minus(new Quantity(
                        entry.terms().side() == Side.BUY ? entry.commission().amount() : BigDecimal.ZERO));
        return instruments
                .find(entry.terms().symbol())
                .map(instrument -> received.roundedDown(instrument.lotSize()))
                .orElse(received);
    }

    private Price trailingStop(Order exit, Price best) {
        Price tick = instruments
                .find(exit.terms().symbol())
                .map(Instrument::tickSize)
                .orElse(best);
        TrailingOffset offset = exit.terms().trailingOffset().orElseThrow();
        return offset.stopBehind(best, exit.terms().side(), tick).orElse(tick);
    }

    private static List<Step> afterFiring(OrderEvent event, List<Order> others) {
        boolean firing = event instanceof OrderEvent.OrderTriggered;
        List<Order> entries = others.stream()
                .filter(other -> !other.group().orElseThrow().isExit())
                .toList();
        return firing
                ? cancelAll(entries, "an exit was triggered", event.order().updatedAt())
                : List.of();
    }

    private static List<Step> afterExit(Order closed, List<Order> others) {
        Quantity left = closed.status() == OrderStatus.FILLED
                ? Quantity.ZERO
                : closed.terms().quantity().orElseThrow().minus(closed.cumulativeQuantity());
        List<Order> exits = others.stream()
                .filter(other -> other.group().orElseThrow().isExit())
                .toList();
        List<Step> steps = new ArrayList<>();
        // Who was canceled for the sake of the other one does not cancel that one in turn.
        boolean gaveWay = closed.status() != OrderStatus.FILLED
                && closed.reason().map(why -> why.code().equals(Reason.GROUP)).orElse(false);
        for (Order exit : exits) {
            if (isMet(exit) && !left.isZero()) {
                steps.add(new Step(exit, fire(exit, left, exit.worstPrice(), closed.updatedAt())));
            } else if (!gaveWay) {
                steps.addAll(cancelAll(List.of(exit), "the other exit is " + closed.status(), closed.updatedAt()));
            }
        }
        return steps;
    }

    private static boolean isMet(Order exit) {
        return exit.trigger().map(t -> t.state() == Trigger.State.MET).orElse(false);
    }

    /** Sends a triggered exit to the venue for {@code quantity}, with the funds that it then needs. */
    static OrderEvent fire(Order exit, Quantity quantity, Price worst, Instant at) {
        Money held = exit.terms().side() == Side.BUY
                ? worst.times(quantity, exit.terms().symbol().quote())
                : quantity.of(exit.terms().symbol().base());
        return ConditionalSteps.fire(exit, new Footing(quantity, worst, held), at);
    }

    static List<Step> cancelAll(List<Order> orders, String why, Instant at) {
        Optional<Reason> reason = Optional.of(new Reason(Reason.GROUP, why));
        return orders.stream()
                .flatMap(order ->
                        OrderLifecycle.requestCancel(order, reason, at).stream().map(event -> new Step(order, event)))
                .toList();
    }
}
