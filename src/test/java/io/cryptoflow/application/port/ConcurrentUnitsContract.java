package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a unit of work promises to many callers at once, whatever keeps it. */
public abstract class ConcurrentUnitsContract extends UnitsOfWork {
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
}
