package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InPlaceChangesIT {
    private static final int ROUNDS = 20;
    private static final int ORDERS = 40;

    private final Database database = Database.shared();
    private final AccountId account = Trading.freshAccount();

    @Test
    void ordersChangeWithoutANewEntryInAnyIndexFromPlacingToClosing() throws InterruptedException {
        Pool pool = database.freshDatabase("in_place");
        await(new PostgresMigrations(database.vertx(), pool).run());
        PostgresUnitOfWork unitOfWork = database.unitOfWork("in_place", pool);
        await(fund(unitOfWork, account, usdt("10000000")));

        for (int round = 0; round < ROUNDS; round++) {
            List<Order> placed = place(unitOfWork, round);
            report(unitOfWork, placed, Orders::accepted);
            report(unitOfWork, placed, order -> Orders.traded(order, "0.5", "100", "0.5"));
            report(unitOfWork, placed.subList(0, ORDERS / 2), order -> Orders.canceled(order, "0.5"));
        }
        await(unitOfWork.close());

        await(pool.close());

        Pool asking = database.pool("in_place");
        assertThat(Database.ask(asking, "SELECT count(*) FROM open_orders JOIN orders USING (order_id) WHERE is_open"))
                .isEqualTo(Database.ask(asking, "SELECT count(*) FROM open_orders"))
                .containsExactly(String.valueOf(ROUNDS * ORDERS / 2));
        int changes = ROUNDS * ORDERS * 5 / 2;
        // A connection reports what it did by the time it has ended.
        while (number(asking, "n_tup_upd") < changes) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(number(asking, "n_tup_upd")).isEqualTo(changes);
        assertThat(number(asking, "n_tup_upd - n_tup_hot_upd"))
                .as("changes of %s for which a page had no room", changes)
                .isLessThan(changes / 20);
        await(asking.close());
    }

    private static int number(Pool pool, String column) {
        return Integer.parseInt(
                Database.ask(pool, "SELECT " + column + " FROM pg_stat_user_tables WHERE relname = 'orders'")
                        .get(0));
    }

    private List<Order> place(PostgresUnitOfWork unitOfWork, int round) {
        return outcomes(IntStream.range(0, ORDERS)
                        .mapToObj(n -> Trading.placeOrder(unitOfWork)
                                .handle(command(account, round + "-" + n, limitBuy("1", "100"))))
                        .toList())
                .stream()
                .map(placed -> placed.result().order())
                .toList();
    }

    private void report(PostgresUnitOfWork unitOfWork, List<Order> orders, Function<Order, ExecutionReport> report) {
        ApplyExecutionReport apply = Trading.applyReports(unitOfWork);
        assertThat(outcomes(orders.stream()
                        .map(order -> apply.handle(new ApplyExecutionReport.Command(account, report.apply(order))))
                        .toList()))
                .allMatch(done -> done.succeeded());
    }
}
