package io.cryptoflow.infrastructure.tracing;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The same transaction, which tells what is appended to the account's story. */
final class TracedTransaction implements Transaction {
    private final Transaction transaction;
    private final Consumer<AccountEvent.Content> appended;

    TracedTransaction(Transaction transaction, Consumer<AccountEvent.Content> appended) {
        this.transaction = transaction;
        this.appended = appended;
    }

    @Override
    public Future<Optional<Order>> findOrder(OrderId id) {
        return transaction.findOrder(id);
    }

    @Override
    public Future<Optional<Order>> findOrder(ClientOrderId id) {
        return transaction.findOrder(id);
    }

    @Override
    public Collection<Order> openOrders() {
        return transaction.openOrders();
    }

    @Override
    public Balance balance(Asset asset) {
        return transaction.balance(asset);
    }

    @Override
    public void addOrder(Order order) {
        transaction.addOrder(order);
    }

    @Override
    public void updateOrder(Order order) {
        transaction.updateOrder(order);
    }

    @Override
    public void addFill(Fill fill) {
        transaction.addFill(fill);
    }

    @Override
    public void updateBalances(List<Balance> balances) {
        transaction.updateBalances(balances);
    }

    @Override
    public Position position(Symbol symbol) {
        return transaction.position(symbol);
    }

    @Override
    public List<Position> positions() {
        return transaction.positions();
    }

    @Override
    public void updatePosition(Position position) {
        transaction.updatePosition(position);
    }

    @Override
    public AccountControls controls() {
        return transaction.controls();
    }

    @Override
    public void updateControls(AccountControls controls) {
        transaction.updateControls(controls);
    }

    @Override
    public GlobalTrading trading() {
        return transaction.trading();
    }

    @Override
    public int placedAfter(Instant moment, Optional<ApiKeyId> key) {
        return transaction.placedAfter(moment, key);
    }

    @Override
    public void post(Movement movement) {
        transaction.post(movement);
    }

    @Override
    public void append(AccountEvent.Content content) {
        appended.accept(content);
        transaction.append(content);
    }
}
