package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.Asset;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One account inside a unit of work: reads see what was written before, writes are kept with the commit or not at all. */
public interface Transaction {
    /** The order, open or closed, if it is this account's. */
    Future<Optional<Order>> findOrder(OrderId id);

    /** The order that the client placed under {@code id}, open or closed. */
    Future<Optional<Order>> findOrder(ClientOrderId id);

    /** All open orders of this account, in no particular order. */
    Collection<Order> openOrders();

    /** The balance of {@code asset}; an empty one where there is none. */
    Balance balance(Asset asset);

    /** Stores a new order. */
    void addOrder(Order order);

    /** Replaces an order that was found or added before. */
    void updateOrder(Order order);

    /** Stores a fill of an order of this account. */
    void addFill(Fill fill);

    /** Replaces these balances. */
    void updateBalances(List<Balance> balances);

    /** Appends what happened to the account's story, which is the outbox too; numbers follow each other without a gap. */
    void append(AccountEvent.Content content);
}
