package io.cryptoflow.domain.order;

import io.cryptoflow.domain.order.ExecutionReport.AmendRejected;
import io.cryptoflow.domain.order.ExecutionReport.Amended;
import io.cryptoflow.domain.order.Revision.Amendment;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes of quantity and price. An order at the venue holds what the old and the new terms may cost, whichever is
 * more, until the venue answered; an order that the gateway keeps changes at once.
 */
public final class Amending {
    private Amending() {}

    /** Asks the venue for {@code amendment} of an order that works there and has not asked for another. */
    public static OrderEvent request(Order order, Amendment amendment, Instant at) {
        Order asking =
                order.edit().revision(order.revision().ask(amendment)).at(at).order();
        return new OrderEvent.OrderAmendRequested(hold(asking, asking.neededAfter(order.cumulativeQuantity())));
    }

    /** Changes an order that the gateway keeps, with its new worst price and what it then holds. */
    public static OrderEvent change(Order order, OrderTerms terms, Price worst, Money held, Instant at) {
        OrderEdit edit = order.edit()
                .terms(terms, worst)
                .held(held)
                .revision(order.revision().changedFrom(order.terms()))
                .at(at);
        order.trigger()
                .ifPresent(trigger -> edit.trigger(
                        new Trigger(trigger.state(), terms.stopPrice().or(trigger::stopPrice))));
        return new OrderEvent.OrderAmended(edit.order());
    }

    static Optional<OrderEvent> confirm(Order order, Amended report) {
        if (!isAwaited(order, report.revision())) {
            return Optional.empty();
        }
        if (report.cumulativeQuantity().compareTo(order.cumulativeQuantity()) > 0) {
            throw new ReportGap(order, report.cumulativeQuantity());
        }
        OrderTerms terms = order.terms()
                .edit()
                .quantity(report.quantity())
                .limitPrice(report.limitPrice())
                .terms();
        Order amended = order.edit()
                .terms(terms, report.limitPrice())
                .revision(order.revision().changedFrom(order.terms()))
                .at(report.occurredAt())
                .order();
        // Fills may have been heard before the answer that makes them all there is.
        boolean filled = report.quantity().equals(amended.cumulativeQuantity());
        return Optional.of(new OrderEvent.OrderAmended(
                filled
                        ? amended.edit()
                                .closed(OrderStatus.FILLED, amended.reason())
                                .order()
                        : hold(amended, amended.neededAfter(amended.cumulativeQuantity()))));
    }

    static Optional<OrderEvent> refuse(Order order, AmendRejected report) {
        if (!isAwaited(order, report.revision())) {
            return Optional.empty();
        }
        Order unchanged = order.edit()
                .revision(order.revision().settled())
                .at(report.occurredAt())
                .order();
        return Optional.of(new OrderEvent.OrderAmendRejected(
                hold(unchanged, unchanged.neededAfter(order.cumulativeQuantity())),
                new Reason("AMEND_REJECTED", report.detail())));
    }

    private static boolean isAwaited(Order order, int revision) {
        return order.isOpen()
                && order.revision().pending().isPresent()
                && order.revision().number() == revision;
    }

    private static Order hold(Order order, Money held) {
        return order.edit().held(held).order();
    }
}
