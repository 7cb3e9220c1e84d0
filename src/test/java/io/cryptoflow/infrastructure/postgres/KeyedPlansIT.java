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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedPlansIT {
    private static final int COMMITS = 300;
    private static final int ORDERS_PER_COMMIT = 20;
    private static final String ROWS_READ =
            "SELECT (SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname = 'orders')"
                    + " + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'orders')";

    private final Database database = Database.shared();

    @Test
    void readsFewerRowsThanItWritesWhileTheTablesOfANewDatabaseGrow() {
        Pool pool = newDatabase("growing");
        PostgresUnitOfWork unitOfWork = database.unitOfWork("growing", pool);
        placeAll(unitOfWork, Trading.freshAccount(), COMMITS);
        // A connection reports what it read when it ends.
        await(unitOfWork.close());

        assertThat(rowsRead(pool)).isLessThan(COMMITS * ORDERS_PER_COMMIT);
        assertThat(Database.ask(pool, "SELECT count(*) FROM orders")).containsExactly("6000");
        await(pool.close());
    }

    @Test
    void readsOnlyOpenOrdersForAPageOfThemAmongClosedOnes() {
        Pool pool = newDatabase("closed");
        PostgresUnitOfWork unitOfWork = database.unitOfWork("closed", pool);
        AccountId account = Trading.freshAccount();
        placeAll(unitOfWork, account, 10);
        await(unitOfWork.close());
        await(pool.query("UPDATE orders SET is_open = false, held = 0 WHERE client_order_id NOT LIKE '9-%';"
                        + " SELECT pg_stat_force_next_flush()")
                .execute());
        await(pool.query("SELECT pg_stat_reset()").execute());

        Pool reading = database.pool("closed");
        List<Order> page = await(new PostgresAccountReader(reading)
                .findOrders(account, new OrderFilter(Optional.empty(), Selection.OPEN, 5, Optional.empty())));
        await(reading.close());

        assertThat(page).hasSize(5).allMatch(Order::isOpen);
        assertThat(rowsRead(pool)).isBetween(5L, (long) ORDERS_PER_COMMIT);
        await(pool.close());
    }

    private Pool newDatabase(String name) {
        Pool pool = database.freshDatabase(name);
        await(new PostgresMigrations(database.vertx(), pool).run());
        // Statistics of the server would help after a minute; nothing may depend on them.
        Database.ask(pool, "ALTER TABLE orders SET (autovacuum_enabled = false)");
        return pool;
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

    private static long rowsRead(Pool pool) {
        return Long.parseLong(Database.ask(pool, ROWS_READ).get(0));
    }
}
