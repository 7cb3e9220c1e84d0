package io.cryptoflow.application.order;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Settlement;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import java.util.List;
import java.util.Optional;

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
}
