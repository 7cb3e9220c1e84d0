package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.port.ControlsReader.OpenOrders;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.ControlsChanged;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.DeadMansSwitch;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What limits, trading states and switches promise, whatever keeps them. */
public abstract class ControlsContract extends UnitsOfWork {
    private static final ApiKeyId KEY = new ApiKeyId("00000000000000aa");
    private static final RiskLimits EVERY_LIMIT = new RiskLimits(
            Map.of(Markets.BTC_USDT.quote(), usdt("1000")),
            Optional.of(7),
            Optional.of(5),
            Optional.of(new BigDecimal("0.25")),
            Map.of(Markets.BTC_USDT.quote(), usdt("100")));
    private static final Actor ADMIN = new Actor(Orders.BOB, Optional.of(KEY));

    protected abstract ControlsReader controls();

    protected abstract TradingSwitch trading();

    @Test
    void keepsWhatHoldsAnAccountBackWithWhoChangedIt() {
        DeadMansSwitch armed = DeadMansSwitch.renewedAt(Orders.NOON, 30);
        AccountControls all = AccountControls.NONE
                .with(TradingState.REDUCING)
                .with(EVERY_LIMIT)
                .with(KEY, limited(3, 2))
                .with(Optional.of(armed));

        change(all);

        assertThat(await(controls().findControls(account))).isEqualTo(all);
        AccountControls held = seen(tx -> Future.succeededFuture(tx.controls()));
        assertThat(held).isEqualTo(all);
        List<AccountEvent> changes = await(controls().findControlChanges(account, Long.MAX_VALUE, 10));
        assertThat(changes).isEqualTo(events());
        assertThat(((ControlsChanged) changes.get(0).content()).by()).isEqualTo(ADMIN);
        assertThat(await(controls().findControlChanges(account, changes.get(0).sequence(), 10)))
                .isEmpty();
        assertThat(await(controls().dueDeadMansSwitches(armed.dueAt(), 10_000))).contains(account);
        assertThat(await(controls().dueDeadMansSwitches(armed.dueAt().minus(Duration.ofMillis(1)), 10_000)))
                .doesNotContain(account);
    }

    @Test
    void leavesControlsOfWorkThatFailsAsTheyWere() {
        Future<Void> failed = unitOfWork().inTransaction(account, tx -> {
            tx.updateControls(AccountControls.NONE.with(TradingState.HALTED));
            return Future.failedFuture("no");
        });

        assertThat(outcomes(List.of(failed))).allMatch(AsyncResult::failed);
        AccountControls held = seen(tx -> Future.succeededFuture(tx.controls()));
        assertThat(held).isEqualTo(AccountControls.NONE);
    }

    @Test
    void neverHasMoreOpenOrdersThanTheLimitUnderARace() {
        await(fund(unitOfWork(), account, usdt("100000")));
        change(AccountControls.NONE.with(limited(7, 1_000)));

        assertThat(race(Optional.empty())).isEqualTo(7);
        assertThat(orders().stream().filter(order -> order.isOpen())).hasSize(7);
    }

    @Test
    void neverPlacesMoreWithinASecondThanTheLimitUnderARace() {
        await(fund(unitOfWork(), account, usdt("100000")));
        change(AccountControls.NONE.with(limited(1_000, 5)));

        race(Optional.empty());

        List<Long> placed = orders().stream()
                .filter(order -> order.status() != OrderStatus.DENIED)
                .map(order -> order.placedAt().toEpochMilli())
                .sorted()
                .toList();
        assertThat(placed).hasSizeGreaterThanOrEqualTo(5);
        for (int i = 5; i < placed.size(); i++) {
            assertThat(placed.get(i) - placed.get(i - 5)).isGreaterThanOrEqualTo(999);
        }
    }

    @Test
    void limitsAKeyInAdditionToItsAccount() {
        await(fund(unitOfWork(), account, usdt("100000")));
        change(AccountControls.NONE.with(limited(9, 1_000)).with(KEY, limited(3, 1_000)));

        assertThat(race(Optional.of(KEY))).isEqualTo(3);
        assertThat(race(Optional.empty())).isEqualTo(6);
    }

    @Test
    void countsRepeatedRequestsForNothing() {
        await(fund(unitOfWork(), account, usdt("100000")));
        change(AccountControls.NONE.with(limited(1, 1)));
        PlaceOrder placeOrder = Trading.placeOrder(unitOfWork());

        List<AsyncResult<PlaceOrder.Result>> answers = outcomes(IntStream.range(0, 20)
                .mapToObj(n -> placeOrder.handle(command(account, "same", limitBuy("1", "100"))))
                .toList());

        assertThat(answers).noneMatch(answer -> answer.result().isDenied());
    }

    @Test
    void runsWorkAgainThatWasDecidedBeforeTradingChanged() {
        await(fund(unitOfWork(), account, usdt("1000")));
        Promise<Void> gate = Promise.promise();
        PlaceOrder slow = Trading.placeOrder(new UnitOfWork() {
            @Override
            public <T> Future<T> inTransaction(AccountId id, Function<Transaction, Future<T>> work) {
                return unitOfWork().inTransaction(id, tx -> work.apply(tx)
                        .compose(done -> gate.future().map(done)));
            }
        });
        Future<PlaceOrder.Result> placing = slow.handle(command(account, "slow", limitBuy("1", "100")));
        GlobalTrading halted = await(trading()
                .change(now ->
                        now.changed(TradingState.HALTED, GlobalTrading.Cause.KILL_SWITCH, "test", ADMIN, Orders.NOON)));
        try {
            gate.complete();

            PlaceOrder.Result result = await(placing);

            assertThat(result.order().reason().orElseThrow().code()).isEqualTo("TRADING_HALTED");
            assertThat(orders()).extracting(order -> order.status()).containsExactly(OrderStatus.DENIED);
            assertThat(await(trading().change(now -> now.done(Orders.NOON)))).isEqualTo(halted.done(Orders.NOON));
            assertThat(await(trading().current())).isEqualTo(halted.done(Orders.NOON));
        } finally {
            await(trading()
                    .change(now ->
                            now.changed(TradingState.ACTIVE, GlobalTrading.Cause.ADMIN, "over", ADMIN, Orders.NOON)));
        }
        assertThat(await(trading().history(Long.MAX_VALUE, 2)).get(1)).isEqualTo(halted.done(Orders.NOON));
        assertThat(place("after").status()).isEqualTo(OrderStatus.PENDING_NEW);
    }

    @Test
    void tellsWhoHasOpenOrders() {
        await(fund(unitOfWork(), account, usdt("1000")));
        place("a");
        place("b");

        assertThat(await(controls().openOrdersByAccount(10_000))).contains(new OpenOrders(account, 2, 2));
    }

    @Test
    void countsAccountsThatAreHeldBack() {
        ControlsReader.Summary before = await(controls().summary());
        change(AccountControls.NONE
                .with(TradingState.HALTED)
                .with(Optional.of(DeadMansSwitch.renewedAt(Orders.NOON, 30))));

        assertThat(await(controls().summary()))
                .isEqualTo(new ControlsReader.Summary(before.notActive() + 1, before.armed() + 1));
    }

    private static RiskLimits limited(int openOrders, int perSecond) {
        return new RiskLimits(Map.of(), Optional.of(openOrders), Optional.of(perSecond), Optional.empty(), Map.of());
    }

    private void change(AccountControls all) {
        await(unitOfWork().inTransaction(account, tx -> {
            tx.updateControls(all);
            tx.append(new ControlsChanged(ADMIN, new AccountEvent.TradingStateChanged(all.state()), all));
            return Future.succeededFuture();
        }));
    }

    /** 100 orders at once; answers how many were accepted. */
    private long race(Optional<ApiKeyId> key) {
        PlaceOrder placeOrder = Trading.placeOrder(unitOfWork());
        return outcomes(IntStream.range(0, 100)
                        .mapToObj(n -> placeOrder.handle(
                                new PlaceOrder.Command(account, key, Optional.empty(), limitBuy("1", "100"))))
                        .toList())
                .stream()
                .filter(answer -> !answer.result().isDenied())
                .count();
    }
}
