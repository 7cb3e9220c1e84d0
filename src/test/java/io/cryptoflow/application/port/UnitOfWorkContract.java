package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a unit of work promises, whatever keeps it. */
public abstract class UnitOfWorkContract extends TradedUnitsContract {
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
}
