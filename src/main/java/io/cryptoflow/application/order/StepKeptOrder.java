package io.cryptoflow.application.order;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.order.ConditionalSteps;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.risk.PreTradeRisk;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The steps that a price or the clock brings about, each checked on the stored order and stored before anything else happens. */
public final class StepKeptOrder {
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;
    private final PreTradeRisk risk;
    private final InstrumentCatalog instruments;
    private final InstantSource clock;

    public StepKeptOrder(
            UnitOfWork unitOfWork,
            OrderSteps steps,
            PreTradeRisk risk,
            InstrumentCatalog instruments,
            InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.risk = risk;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** The market traded at {@code price}, which met the order's stop: it goes to the venue, or waits for its group's other leg to be canceled there. */
    Future<Void> fire(Order watched, Price price) {
        return onStored(watched, (order, tx) -> {
            // Where trading is halted the order stays armed, and the next trade that meets its stop price is looked at
            // again.
            if (order.isArmed() && AccountNow.stateOf(tx) != TradingState.HALTED) {
                go(order, worstPrice(order, price), tx);
            }
        });
    }

    private void go(Order order, Price worst, Transaction tx) {
        List<Order> others = GroupRules.others(tx, order);
        boolean atVenue =
                others.stream().anyMatch(other -> other.group().orElseThrow().isExit() && !other.isKept());
        GroupRules.cancelAll(others, "the other exit was triggered", clock.instant())
                .forEach(step -> steps.advance(tx, step.before(), step.event()));
        OrderEvent event = atVenue
                ? ConditionalSteps.meet(order, worst, clock.instant())
                : GroupRules.fire(order, order.terms().quantity().orElseThrow(), worst, clock.instant());
        steps.advance(tx, order, event);
    }

    /** A buy never costs more than it was placed to; a sell goes at whatever the market is now, within the collar. */
    private Price worstPrice(Order order, Price price) {
        if (order.terms().type().isLimited()) {
            return order.worstPrice();
        }
        Price tick = instruments
                .find(order.terms().symbol())
                .map(Instrument::tickSize)
                .orElse(order.worstPrice());
        Price worst = risk.worstPrice(order.terms().side(), price, tick);
        boolean costsMore = order.terms().side() == Side.BUY && worst.isAbove(order.worstPrice());
        return costsMore ? order.worstPrice() : worst;
    }

    /** The stop price of a trailing stop follows the market. */
    Future<Void> moveStop(Order watched, Price stop) {
        return onStored(watched, (order, tx) -> {
            Optional<Price> stored = order.trigger().flatMap(Trigger::stopPrice);
            if (order.isArmed() && !stored.equals(Optional.of(stop))) {
                steps.advance(tx, order, ConditionalSteps.moveStop(order, stop, clock.instant()));
            }
        });
    }

    /** The order is due. */
    Future<Void> expire(Order watched) {
        Reason reason = new Reason(Reason.EXPIRED, watched.terms().timeInForce() + ": its time is over");
        return onStored(
                watched, (order, tx) -> OrderLifecycle.requestCancel(order, Optional.of(reason), clock.instant())
                        .ifPresent(event -> steps.advance(tx, order, event)));
    }

    private Future<Void> onStored(Order watched, BiConsumer<Order, Transaction> work) {
        return unitOfWork.inTransaction(
                watched.account(), tx -> tx.findOrder(watched.id()).map(found -> {
                    found.ifPresent(order -> work.accept(order, tx));
                    return null;
                }));
    }
}
