package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a unit of work promises, whatever keeps it. */
public abstract class UnitOfWorkContract {
    protected final AccountId account = Trading.freshAccount();

    protected abstract UnitOfWork unitOfWork();

    protected abstract AccountReader reader();

    /** What the listener of commits heard so far. */
    protected abstract List<AccountEvent> heard();

    @Test
    void keepsOrderFillBalancesAndEventsTogether() {
        await(fund(unitOfWork(), account, usdt("1000")));
        Order order = place("a");
        OrderEvent.OrderFilled filled =
                (OrderEvent.OrderFilled) OrderLifecycle.apply(order, Orders.traded(order, "1", "99", "1"))
                        .orElseThrow();
        Balance left = new Balance(usdt("901"), usdt("0"));

        await(unitOfWork().inTransaction(account, tx -> {
            tx.updateOrder(filled.order());
            tx.addFill(filled.fill());
            tx.updateBalances(List.of(left));
            tx.append(new AccountEvent.OrderChanged(filled));
            return Future.succeededFuture();
        }));

        assertThat(await(reader().findOrder(account, order.id()))).contains(filled.order());
        assertThat(fills()).containsExactly(filled.fill());
        assertThat(await(reader().findBalances(account))).containsExactly(left);
        assertThat(events().get(3).content()).isEqualTo(new AccountEvent.OrderChanged(filled));
    }

    @Test
    void leavesNothingOfWorkThatFailsOrThrows() {
        await(fund(unitOfWork(), account, usdt("1000")));
        RuntimeException no = new IllegalStateException("no");

        Future<Void> failed = unitOfWork().inTransaction(account, tx -> {
            changeEverything(tx);
            return Future.failedFuture(no);
        });
        Future<Void> thrown = unitOfWork().inTransaction(account, tx -> {
            changeEverything(tx);
            throw no;
        });

        assertThat(failureOf(failed)).isSameAs(no);
        assertThat(failureOf(thrown)).isSameAs(no);
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("1000"), usdt("0")));
        assertThat(orders()).isEmpty();
        assertThat(fills()).isEmpty();
        assertThat(events()).hasSize(1);
        assertThat(this.<Optional<Order>>seen(tx -> tx.findOrder(new ClientOrderId("client-7"))))
                .isEmpty();
    }

    @Test
    void survivesWorkThatBreaksTheLanguage() {
        Future<Void> error = unitOfWork().inTransaction(account, tx -> {
            throw new StackOverflowError("deep");
        });

        assertThat(failureOf(error)).isInstanceOf(StackOverflowError.class);
        await(fund(unitOfWork(), account, usdt("1")));
    }

    @Test
    void numbersEventsFromOneWithoutAGap() {
        List<Future<Void>> units = IntStream.range(0, 40)
                .mapToObj(n -> n % 3 == 0
                        ? unitOfWork().<Void>inTransaction(account, tx -> {
                            changeEverything(tx);
                            return Future.failedFuture("not this one");
                        })
                        : fund(unitOfWork(), account, usdt("1")))
                .toList();

        outcomes(units);

        assertThat(sequences(events())).isEqualTo(upTo(26));
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("26"), usdt("0")));
    }

    @Test
    void showsOwnAndEarlierWrites() {
        await(fund(unitOfWork(), account, usdt("1000")));
        Order order = Order.place(
                ticket("mine"), Orders.limitBuy("1", "100").limitPrice().orElseThrow(), usdt("100"));

        List<Object> seen = await(unitOfWork().inTransaction(account, tx -> {
            tx.addOrder(order);
            tx.updateBalances(List.of(tx.balance(Markets.BTC_USDT.quote()).lock(usdt("100"))));
            tx.append(new AccountEvent.OrderChanged(new OrderEvent.OrderPlaced(order)));
            return look(tx, order);
        }));
        List<Object> later = await(unitOfWork().inTransaction(account, tx -> look(tx, order)));

        List<Object> expected = List.of(Optional.of(order), Optional.of(order), new Balance(usdt("900"), usdt("100")));
        assertThat(seen).isEqualTo(expected);
        assertThat(later).isEqualTo(expected);
    }

    @Test
    void runsUnitsOfOneAccountOneAfterTheOther() {
        Promise<Void> gate = Promise.promise();
        Future<Void> slow =
                unitOfWork().inTransaction(account, tx -> gate.future().map(open -> receive(tx, "1")));
        Future<Money> behind = unitOfWork()
                .inTransaction(
                        account,
                        tx -> Future.succeededFuture(
                                tx.balance(Markets.BTC_USDT.quote()).total()));
        Future<Void> elsewhere = fund(unitOfWork(), Trading.freshAccount(), usdt("1"));

        await(elsewhere);
        assertThat(behind.isComplete()).isFalse();
        gate.complete();

        await(slow);
        assertThat(await(behind)).isEqualTo(usdt("1"));
    }

    @Test
    void answersTheSameOrderForTheSameClientOrderId() {
        await(fund(unitOfWork(), account, usdt("1000")));
        PlaceOrder placeOrder = Trading.placeOrder(unitOfWork());

        List<AsyncResult<PlaceOrder.Result>> answers = outcomes(IntStream.range(0, 100)
                .mapToObj(n -> placeOrder.handle(command(account, "same", limitBuy("1", "100"))))
                .toList());

        assertThat(answers).allMatch(AsyncResult::succeeded);
        assertThat(answers.stream().map(answer -> answer.result().order()).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.result().replayed()))
                .hasSize(1);
        assertThat(orders()).containsExactly(answers.get(0).result().order());
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("900"), usdt("100")));
    }

    @Test
    void neverHoldsMoreThanThereIs() {
        await(fund(unitOfWork(), account, usdt("1050")));
        PlaceOrder placeOrder = Trading.placeOrder(unitOfWork());

        List<AsyncResult<PlaceOrder.Result>> answers = outcomes(IntStream.range(0, 100)
                .mapToObj(n -> placeOrder.handle(command(account, "race-" + n, limitBuy("1", "100"))))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.result().isDenied()))
                .hasSize(90);
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("50"), usdt("1000")));
        assertThat(orders().stream().filter(order -> order.status() == OrderStatus.PENDING_NEW))
                .hasSize(10);
        assertThat(sequences(events())).isEqualTo(upTo(1 + 10 * 2 + 90));
    }

    @Test
    void keepsTheSameClientOrderIdOfTwoAccountsApart() {
        AccountId other = Trading.freshAccount();
        await(fund(unitOfWork(), account, usdt("1000")));
        await(fund(unitOfWork(), other, usdt("1000")));
        PlaceOrder placeOrder = Trading.placeOrder(unitOfWork());

        List<AsyncResult<PlaceOrder.Result>> answers = outcomes(Stream.of(account, other)
                .map(owner -> placeOrder.handle(command(owner, "same", limitBuy("1", "100"))))
                .toList());

        assertThat(answers).noneMatch(answer -> answer.result().replayed());
        assertThat(answers.get(0).result().order().id())
                .isNotEqualTo(answers.get(1).result().order().id());
    }

    @Test
    void failsAUnitThatStoresAnOrderOrFillTwiceAndNoneOfItsNeighbors() {
        await(fund(unitOfWork(), account, usdt("1000")));
        Order known = place("known");
        AccountId other = Trading.freshAccount();

        List<Future<Void>> units = new ArrayList<>();
        units.add(fund(unitOfWork(), account, usdt("1")));
        units.add(unitOfWork().inTransaction(account, tx -> add(tx, ticket("known"))));
        units.add(fund(unitOfWork(), account, usdt("1")));
        units.add(fund(unitOfWork(), other, usdt("1")));
        units.add(unitOfWork().inTransaction(account, tx -> {
            tx.addFill(Orders.traded(known, "1", "99", "1").fill());
            tx.addFill(Orders.traded(known, "1", "99", "1").fill());
            receive(tx, "1");
            return Future.succeededFuture();
        }));
        units.add(fund(unitOfWork(), account, usdt("1")));
        List<AsyncResult<Void>> outcomes = outcomes(units);

        assertThat(outcomes.stream().map(AsyncResult::succeeded)).containsExactly(true, false, true, true, false, true);
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("903"), usdt("100")));
        assertThat(await(reader().findBalances(other))).containsExactly(new Balance(usdt("1"), usdt("0")));
        assertThat(sequences(events())).isEqualTo(upTo(6));
        assertThat(fills()).isEmpty();
    }

    @Test
    void tellsOfCommitsBeforeItAnswers() {
        List<List<Long>> heardAtAnswer = new ArrayList<>();
        List<Future<Void>> units = IntStream.range(0, 20)
                .mapToObj(n -> fund(unitOfWork(), account, usdt("1"))
                        .onSuccess(done -> heardAtAnswer.add(sequences(ofAccount(heard())))))
                .toList();

        outcomes(units);

        assertThat(ofAccount(heard())).isEqualTo(events());
        for (int n = 0; n < 20; n++) {
            assertThat(heardAtAnswer.get(n)).contains(n + 1L);
        }
    }

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

    private List<Fill> fills() {
        return await(reader().findFills(
                                account,
                                new AccountReader.FillFilter(
                                        Optional.empty(), Optional.empty(), 100, Optional.empty())))
                .stream()
                .map(AccountReader.NumberedFill::fill)
                .toList();
    }

    private List<AccountEvent> ofAccount(List<AccountEvent> all) {
        return all.stream().filter(event -> event.account().equals(account)).toList();
    }

    private <T> T seen(Function<Transaction, Future<T>> look) {
        return await(unitOfWork().inTransaction(account, look));
    }

    private Order.Ticket ticket(String clientOrderId) {
        return new Order.Ticket(
                Trading.IDS.get(), account, new ClientOrderId(clientOrderId), limitBuy("1", "100"), Orders.NOON);
    }

    private static Future<Void> add(Transaction tx, Order.Ticket ticket) {
        Order order = Order.place(ticket, ticket.terms().limitPrice().orElseThrow(), usdt("100"));
        tx.addOrder(order);
        tx.append(new AccountEvent.OrderChanged(new OrderEvent.OrderPlaced(order)));
        return Future.succeededFuture();
    }

    private static Void receive(Transaction tx, String amount) {
        List<Balance> changed = List.of(tx.balance(Markets.BTC_USDT.quote()).receive(usdt(amount)));
        tx.updateBalances(changed);
        tx.append(new AccountEvent.BalancesChanged(changed));
        return null;
    }

    private void changeEverything(Transaction tx) {
        Order order = Orders.placed(7, limitBuy("1", "100"));
        tx.addOrder(order);
        tx.addFill(Orders.traded(order, "1", "99", "1").fill());
        receive(tx, "5");
    }

    private static Future<List<Object>> look(Transaction tx, Order order) {
        return tx.findOrder(order.id()).compose(byId -> tx.findOrder(order.clientOrderId())
                .map(byClientId -> List.of(byId, byClientId, tx.balance(Markets.BTC_USDT.quote()))));
    }
}
