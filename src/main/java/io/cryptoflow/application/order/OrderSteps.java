package io.cryptoflow.application.order;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.account.Settlement;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every step of an order leaves behind, in one place: its event, its fill, the balances and the position it changes,
 * and the steps of its group's other orders that follow from it.
 */
public final class OrderSteps {
    private final GroupRules groups;

    public OrderSteps(InstrumentCatalog instruments) {
        this.groups = new GroupRules(instruments);
    }

    /** Stores a new order with its first event. */
    void begin(Transaction tx, OrderEvent event) {
        tx.addOrder(event.order());
        record(tx, Optional.empty(), event);
    }

    /** Stores the next state of {@code before} with its event, and what follows from it. */
    void advance(Transaction tx, Order before, OrderEvent event) {
        tx.updateOrder(event.order());
        record(tx, Optional.of(before), event);
        groups.consequences(tx, event).forEach(step -> advance(tx, step.before(), step.event()));
    }

    /** Makes a step that the order as it stands by then may refuse; answers the order as it stands behind it. */
    Future<Order> advance(UnitOfWork unitOfWork, Order order, Function<Order, Optional<OrderEvent>> step) {
        return unitOfWork.inTransaction(order.account(), tx -> tx.findOrder(order.id())
                .compose(found -> OrderNotFound.unless(found, order.id()))
                .map(current -> {
                    Optional<OrderEvent> event = step.apply(current);
                    event.ifPresent(e -> advance(tx, current, e));
                    return event.map(OrderEvent::order).orElse(current);
                }));
    }

    private static void record(Transaction tx, Optional<Order> before, OrderEvent event) {
        List<Balance> changed = Settlement.of(before, event, tx::balance);
        Optional<Fill> fill =
                event instanceof OrderEvent.OrderFilled filled ? Optional.of(filled.fill()) : Optional.empty();
        fill.ifPresent(tx::addFill);
        tx.append(new AccountEvent.OrderChanged(event));
        fill.map(Movement::trade).ifPresent(tx::post);
        if (!changed.isEmpty()) {
            tx.updateBalances(changed);
            tx.append(new AccountEvent.BalancesChanged(changed));
        }
        fill.ifPresent(traded -> changePosition(tx, traded));
    }

    private static void changePosition(Transaction tx, Fill fill) {
        Position position = tx.position(fill.symbol()).after(fill);
        tx.updatePosition(position);
        tx.append(new AccountEvent.PositionChanged(position));
    }
}
