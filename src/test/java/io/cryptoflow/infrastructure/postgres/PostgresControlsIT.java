package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ControlsContract;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresControlsIT extends ControlsContract {
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

    @Override
    protected ControlsReader controls() {
        return new PostgresControls(database.sharedPool());
    }

    @Override
    protected TradingSwitch trading() {
        return unitOfWork.trading(database.sharedPool());
    }

    @Test
    void haltsAnotherProcessWithTheNextCommit() {
        await(fund(unitOfWork, account, usdt("1000")));
        place("before");
        PostgresUnitOfWork elsewhere = database.unitOfWork(events -> {});
        TradingSwitch there = elsewhere.trading(database.sharedPool());
        Actor admin = new Actor(Orders.BOB, Optional.empty());
        await(there.change(
                now -> now.changed(TradingState.HALTED, GlobalTrading.Cause.ADMIN, "test", admin, Orders.NOON)));

        String code = place("behind").reason().orElseThrow().code();

        await(there.change(
                now -> now.changed(TradingState.ACTIVE, GlobalTrading.Cause.ADMIN, "over", admin, Orders.NOON)));
        await(elsewhere.close());
        assertThat(code).isEqualTo("TRADING_HALTED");
    }

    @Test
    void countsTheRateOverARestart() {
        await(fund(unitOfWork, account, usdt("1000")));
        RiskLimits three = new RiskLimits(Map.of(), Optional.empty(), Optional.of(3), Optional.empty(), Map.of());
        await(unitOfWork.inTransaction(account, tx -> {
            tx.updateControls(AccountControls.NONE.with(three));
            tx.append(new AccountEvent.ControlsChanged(
                    new Actor(account, Optional.empty()),
                    new AccountEvent.LimitsChanged(three),
                    AccountControls.NONE.with(three)));
            return Future.succeededFuture();
        }));
        PostgresUnitOfWork restarted = database.unitOfWork(events -> {});
        long before = placeMany(unitOfWork, 10, "a");

        long after = placeMany(restarted, 10, "b");

        await(restarted.close());
        assertThat(before).isEqualTo(3);
        List<Long> placed = orders().stream()
                .filter(order -> order.reason().isEmpty())
                .map(order -> order.placedAt().toEpochMilli())
                .sorted()
                .toList();
        assertThat(placed).hasSize((int) (before + after));
        for (int i = 3; i < placed.size(); i++) {
            assertThat(placed.get(i) - placed.get(i - 3)).isGreaterThanOrEqualTo(999);
        }
    }

    private long placeMany(PostgresUnitOfWork store, int orders, String name) {
        PlaceOrder placeOrder = Trading.placeOrder(store);
        return outcomes(IntStream.range(0, orders)
                        .mapToObj(n -> placeOrder.handle(command(account, name + n, limitBuy("1", "100"))))
                        .toList())
                .stream()
                .filter(answer -> !answer.result().isDenied())
                .count();
    }
}
