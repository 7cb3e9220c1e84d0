package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.UnitOfWorkContract;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUnitOfWorkIT extends UnitOfWorkContract {
    private final Database database = Database.shared();
    private final List<AccountEvent> heard = new CopyOnWriteArrayList<>();
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(heard::addAll);

    @AfterEach
    void close() {
        await(unitOfWork.close());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected AccountReader reader() {
        return database.reader();
    }

    @Override
    protected List<AccountEvent> heard() {
        return heard;
    }

    @Test
    void noticesAtTheCommitAClientOrderIdThatMemoryForgot() {
        await(fund(unitOfWork, account, usdt("1000")));
        Order placed = place("old");
        await(unitOfWork.inTransaction(account, tx -> cancelUnrouted(tx, placed)));
        PostgresUnitOfWork restarted = database.unitOfWork(events -> {});

        List<AsyncResult<PlaceOrder.Result>> answers = outcomes(IntStream.range(0, 5)
                .mapToObj(n -> Trading.placeOrder(restarted).handle(command(account, "old", limitBuy("1", "100"))))
                .toList());
        Future<PlaceOrder.Result> changed =
                Trading.placeOrder(restarted).handle(command(account, "old", limitBuy("2", "100")));

        assertThat(answers).allMatch(answer -> answer.result().replayed());
        assertThat(answers).allMatch(answer -> answer.result().order().id().equals(placed.id()));
        assertThat(failureOf(changed)).hasMessageContaining("CLIENT_ORDER_ID_REUSED");
        assertThat(orders()).hasSize(1);
        await(restarted.close());
    }

    @Test
    void losesNothingWhenTwoProcessesWorkOnOneAccount() {
        await(fund(unitOfWork, account, usdt("100000")));
        PostgresUnitOfWork other = database.unitOfWork(events -> {});
        List<Future<PlaceOrder.Result>> placing = new ArrayList<>();
        List<Future<Void>> funding = new ArrayList<>();

        for (int round = 0; round < 20; round++) {
            for (PostgresUnitOfWork process : List.of(unitOfWork, other)) {
                for (int n = 0; n < 5; n++) {
                    String clientOrderId = round + "-" + n;
                    placing.add(untilAvailable(() ->
                            Trading.placeOrder(process).handle(command(account, clientOrderId, limitBuy("1", "100")))));
                    funding.add(untilAvailable(() -> fund(process, account, usdt("1"))));
                }
            }
            pause(round % 4 * 5L);
        }
        List<AsyncResult<PlaceOrder.Result>> placed = outcomes(placing);
        List<AsyncResult<Void>> funded = outcomes(funding);

        assertThat(placed).allMatch(AsyncResult::succeeded);
        assertThat(funded).allMatch(AsyncResult::succeeded);
        assertThat(placed.stream().filter(answer -> !answer.result().replayed()))
                .hasSize(100);
        assertThat(orders()).hasSize(100);
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("90200"), usdt("10000")));
        assertThat(sequences(events())).isEqualTo(upTo(1 + 100 * 2 + 200));
        await(other.close());
    }

    @Test
    void neverHoldsMoreThanThereIsWhenTwoProcessesRaceForOneBalance() {
        await(fund(unitOfWork, account, usdt("1050")));
        PostgresUnitOfWork other = database.unitOfWork(events -> {});

        List<AsyncResult<PlaceOrder.Result>> answers = outcomes(IntStream.range(0, 100)
                .mapToObj(n -> untilAvailable(() -> Trading.placeOrder(n % 2 == 0 ? unitOfWork : other)
                        .handle(command(account, "race-" + n, limitBuy("1", "100")))))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.result().isDenied()))
                .hasSize(90);
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("50"), usdt("1000")));
        assertThat(orders().stream().filter(Order::isOpen)).hasSize(10);
        await(other.close());
    }

    @Test
    void locksOutWhatAnotherProcessCommittedMeanwhile() {
        PostgresUnitOfWork other = database.unitOfWork(events -> {});
        Promise<Void> asleep = Promise.promise();
        await(fund(unitOfWork, account, usdt("1")));
        List<Balance> seen = new CopyOnWriteArrayList<>();

        Future<Void> stale = unitOfWork.inTransaction(account, tx -> {
            seen.add(tx.balance(usdt("0").asset()));
            return asleep.future().map(awake -> {
                List<Balance> changed = List.of(tx.balance(usdt("0").asset()).receive(usdt("1")));
                tx.updateBalances(changed);
                tx.append(new AccountEvent.BalancesChanged(changed));
                return null;
            });
        });
        await(fund(other, account, usdt("10")));
        asleep.complete();
        await(stale);

        assertThat(seen).containsExactly(new Balance(usdt("1"), usdt("0")), new Balance(usdt("11"), usdt("0")));
        assertThat(await(reader().findBalances(account))).containsExactly(new Balance(usdt("12"), usdt("0")));
        await(other.close());
    }

    @Test
    void keepsAnsweringWhenAListenerOfCommitsThrows() {
        PostgresUnitOfWork deafened = database.unitOfWork(events -> {
            throw new IllegalStateException("deaf");
        });

        await(fund(deafened, account, usdt("1")));
        await(fund(deafened, account, usdt("1")));

        assertThat(sequences(events())).isEqualTo(upTo(2));
        await(deafened.close());
    }

    @Test
    void turnsAwayWhatOneAccountCannotHaveUnderWay() {
        List<AsyncResult<Void>> outcomes = outcomes(IntStream.range(0, AccountLane.MAX_UNITS + 100)
                .mapToObj(n -> fund(unitOfWork, account, usdt("1")))
                .toList());

        List<Throwable> failures = outcomes.stream()
                .filter(AsyncResult::failed)
                .map(AsyncResult::cause)
                .toList();
        assertThat(failures).isNotEmpty().allMatch(cause -> cause.toString().contains("ACCOUNT_BUSY"));
        assertThat(events()).hasSize(outcomes.size() - failures.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE balances SET free = -1 WHERE account_id = '{a}'         | free_is_never_negative",
                "UPDATE balances SET locked = -1 WHERE account_id = '{a}'       | locked_is_never_negative",
                "UPDATE orders SET cumulative_quantity = 2 WHERE account_id = '{a}' | never_filled_beyond_quantity",
                "UPDATE orders SET is_open = false WHERE account_id = '{a}'     | nothing_held_once_closed",
                "UPDATE orders SET client_order_id = 'x' WHERE account_id = '{a}' | one_order_per_client_order_id",
                "UPDATE fills SET trade_id = 'x' WHERE account_id = '{a}'       | a_trade_fills_an_order_once",
                "UPDATE account_events SET sequence = 9 WHERE account_id = '{a}' | account_events_pkey",
            })
    void refusesInTheDatabaseWhatMayNeverBe(String sql, String constraint) {
        await(fund(unitOfWork, account, usdt("1000")));
        Order order = place("one");
        place("two");
        await(unitOfWork.inTransaction(account, tx -> {
            tx.addFill(Orders.traded(order, "0.1", "99", "0.1").fill());
            tx.addFill(Orders.traded(order, "0.1", "99", "0.2").fill());
            return Future.succeededFuture();
        }));

        Throwable refusal = failureOf(
                database.sharedPool().query(sql.replace("{a}", account.value())).execute());

        assertThat(refusal).hasMessageContaining(constraint);
    }

    static <T> Future<T> untilAvailable(Supplier<Future<T>> step) {
        return step.get()
                .recover(cause -> cause instanceof FailureException failed
                                && failed.failure().kind() == Failure.Kind.UNAVAILABLE
                        ? untilAvailable(step)
                        : Future.failedFuture(cause));
    }

    private static Future<Void> cancelUnrouted(Transaction tx, Order order) {
        var event = OrderLifecycle.apply(order, Orders.canceled(order, "0")).orElseThrow();
        tx.updateOrder(event.order());
        tx.append(new AccountEvent.OrderChanged(event));
        return Future.succeededFuture();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
