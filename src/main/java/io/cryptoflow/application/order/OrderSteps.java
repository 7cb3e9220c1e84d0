package io.cryptoflow.application.order;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Settlement;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every step of an order leaves behind, in one place: its event, its fill, and the balances it changes. */
final class OrderSteps {
    private OrderSteps() {}

    static void record(Transaction tx, Optional<Order> before, OrderEvent event) {
        List<Balance> changed = Settlement.of(before, event, tx::balance);
        if (event instanceof OrderEvent.OrderFilled filled) {
            tx.addFill(filled.fill());
        }
        tx.append(new AccountEvent.OrderChanged(event));
        if (!changed.isEmpty()) {
            tx.updateBalances(changed);
            tx.append(new AccountEvent.BalancesChanged(changed));
        }
    }

    static void advance(Transaction tx, Order before, OrderEvent event) {
        tx.updateOrder(event.order());
        record(tx, Optional.of(before), event);
    }

    /** Makes a step that the order as it stands by then may refuse; answers the order as it stands behind it. */
    static Future<Order> advance(UnitOfWork unitOfWork, Order order, Function<Order, Optional<OrderEvent>> step) {
        return unitOfWork.inTransaction(order.account(), tx -> tx.findOrder(order.id())
                .compose(found -> OrderNotFound.unless(found, order.id()))
                .map(current -> {
                    Optional<OrderEvent> event = step.apply(current);
                    event.ifPresent(e -> advance(tx, current, e));
                    return event.map(OrderEvent::order).orElse(current);
                }));
    }
}
