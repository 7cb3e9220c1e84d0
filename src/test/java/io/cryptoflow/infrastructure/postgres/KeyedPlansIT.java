package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.application.port.AccountReader.Selection;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KeyedPlansIT {
    private static final int COMMITS = 300;
    private static final int ORDERS_PER_COMMIT = 20;
    private static final String ROWS_READ =
            "SELECT (SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname = 'orders')"
                    + " + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'orders')";

    private final Database database = Database.shared();

    @Test
    void readsFewerRowsThanItWritesWhileTheTablesOfANewDatabaseGrow() throws InterruptedException {
        Pool pool = newDatabase("growing");
        PostgresUnitOfWork unitOfWork = database.unitOfWork("growing", pool);
        placeAll(unitOfWork, Trading.freshAccount(), COMMITS);
        await(unitOfWork.close());
        await(pool.close());

        String written = "SELECT n_tup_ins FROM pg_stat_user_tables WHERE relname = 'orders'";
        assertThat(askAlone("growing", written))
                .as("written, of which all is counted")
                .isEqualTo("6000");
        assertThat(Long.parseLong(askAlone("growing", ROWS_READ))).isLessThan(6_000);
    }

    @Test
    void readsOnlyOpenOrdersForAPageOfThemAmongClosedOnes() throws InterruptedException {
        Pool pool = newDatabase("closed");
        PostgresUnitOfWork unitOfWork = database.unitOfWork("closed", pool);
        AccountId account = Trading.freshAccount();
        placeAll(unitOfWork, account, 10);
        await(unitOfWork.close());
        await(pool.query("WITH closed AS (UPDATE orders SET is_open = false, held = 0"
                        + " WHERE client_order_id NOT LIKE '9-%' RETURNING order_id)"
                        + " DELETE FROM open_orders WHERE order_id IN (SELECT order_id FROM closed)")
                .execute());
        await(pool.close());
        askAlone("closed", "SELECT pg_stat_reset()");

        Pool reading = database.pool("closed");
        List<Order> page = await(new PostgresAccountReader(reading)
                .findOrders(account, new OrderFilter(Optional.empty(), Selection.OPEN, 5, Optional.empty())));
        await(reading.close());

        assertThat(page).hasSize(5).allMatch(Order::isOpen);
        assertThat(Long.parseLong(askAlone("closed", ROWS_READ))).isBetween(5L, (long) ORDERS_PER_COMMIT);
    }

    private Pool newDatabase(String name) {
        Pool pool = database.freshDatabase(name);
        await(new PostgresMigrations(database.vertx(), pool).run());
        // Statistics of the server would help after a minute; nothing may depend on them.
        Database.ask(pool, "ALTER TABLE orders SET (autovacuum_enabled = false)");
        return pool;
    }

    /** Asks once nobody else is connected: a connection reports what it read by the time it has ended. */
    private String askAlone(String name, String sql) throws InterruptedException {
        String others = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + name + "'";
        while (!database.ask(others).equals(List.of("0"))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Pool pool = database.pool(name);
        String answer = Database.ask(pool, sql).get(0);
        await(pool.close());
        return answer;
    }

    private static void placeAll(PostgresUnitOfWork unitOfWork, AccountId account, int commits) {
        await(fund(unitOfWork, account, usdt("10000000")));
        for (int commit = 0; commit < commits; commit++) {
            String prefix = commit + "-";
            List<AsyncResult<PlaceOrder.Result>> placed = outcomes(IntStream.range(0, ORDERS_PER_COMMIT)
                    .mapToObj(n ->
                            Trading.placeOrder(unitOfWork).handle(command(account, prefix + n, limitBuy("1", "100"))))
                    .toList());
            assertThat(placed).allMatch(AsyncResult::succeeded);
        }
    }
}
