package io.cryptoflow.application.order;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Settlement;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import java.util.List;
import java.util.Optional;

/**
 * What every step of an order leaves behind, in one place: its event, its fill, the balances it changes, and the steps
 * of its group's other orders that follow from it.
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

    private static void record(Transaction tx, Optional<Order> before, OrderEvent event) {
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
}
