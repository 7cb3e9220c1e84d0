package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/** An account of its own, and what tests of units of work do to it and look at. */
public abstract class UnitsOfWork {
    protected final AccountId account = Trading.freshAccount();

    protected abstract UnitOfWork unitOfWork();

    protected abstract AccountReader reader();

    /** What the listener of commits heard so far. */
    protected abstract List<AccountEvent> heard();

    protected final Order place(String clientOrderId) {
        return await(Trading.placeOrder(unitOfWork()).handle(command(account, clientOrderId, limitBuy("1", "100"))))
                .order();
    }

    protected final List<Order> orders() {
        return await(reader().findOrders(
                        account,
                        new AccountReader.OrderFilter(
                                Optional.empty(), AccountReader.Selection.ALL, 1_000, Optional.empty())));
    }

    protected final List<AccountEvent> events() {
        return await(reader().findEvents(account, 0, 10_000));
    }

    protected static List<Long> sequences(List<AccountEvent> events) {
        return events.stream().map(AccountEvent::sequence).toList();
    }

    protected static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    protected List<Fill> fills() {
        return await(reader().findFills(
                                account,
                                new AccountReader.FillFilter(
                                        Optional.empty(), Optional.empty(), 100, Optional.empty())))
                .stream()
                .map(AccountReader.NumberedFill::fill)
                .toList();
    }

    protected List<AccountEvent> ofAccount(List<AccountEvent> all) {
        return all.stream().filter(event -> event.account().equals(account)).toList();
    }

    protected <T> T seen(Function<Transaction, Future<T>> look) {
        return await(unitOfWork().inTransaction(account, look));
    }

    protected Order.Ticket ticket(String clientOrderId) {
        return new Order.Ticket(
                Trading.IDS.get(),
                account,
                new ClientOrderId(clientOrderId),
                Optional.empty(),
                limitBuy("1", "100"),
                Optional.empty(),
                Orders.NOON);
    }

    protected static Future<Void> add(Transaction tx, Order.Ticket ticket) {
        Order order = Order.place(ticket, ticket.terms().limitPrice().orElseThrow(), usdt("100"));
        tx.addOrder(order);
        tx.append(new AccountEvent.OrderChanged(new OrderEvent.OrderPlaced(order)));
        return Future.succeededFuture();
    }

    protected static Void receive(Transaction tx, String amount) {
        List<Balance> changed = List.of(tx.balance(Markets.BTC_USDT.quote()).receive(usdt(amount)));
        tx.updateBalances(changed);
        tx.append(new AccountEvent.BalancesChanged(changed));
        return null;
    }

    protected void changeEverything(Transaction tx) {
        Order order = Orders.placed(7, limitBuy("1", "100"));
        tx.addOrder(order);
        tx.addFill(Orders.traded(order, "1", "99", "1").fill());
        receive(tx, "5");
    }

    protected static Future<List<Object>> look(Transaction tx, Order order) {
        return tx.findOrder(order.id()).compose(byId -> tx.findOrder(order.clientOrderId())
                .map(byClientId -> List.of(byId, byClientId, tx.balance(Markets.BTC_USDT.quote()))));
    }
}
