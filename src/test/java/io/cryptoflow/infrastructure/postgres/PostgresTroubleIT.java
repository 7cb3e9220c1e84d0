package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcome;
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
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients place orders and retry each until it is answered, while the database goes away and comes back. */
class PostgresTroubleIT {
    private static final int CLIENTS = 16;

    private final Database database = Database.shared();
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(events -> {});
    private final List<AccountId> accounts = List.of(Trading.freshAccount(), Trading.freshAccount());
    private final Map<String, Order> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @BeforeEach
    void fundAccounts() {
        accounts.forEach(account -> await(fund(unitOfWork, account, usdt("100000000"))));
    }

    @AfterEach
    void close() {
        await(unitOfWork.close());
    }

    @Test
    void losesNothingWhenConnectionsAreKilledUnderLoad() throws InterruptedException {
        List<Future<Void>> clients = startClients();

        for (int kill = 0; kill < 5; kill++) {
            Thread.sleep(300);
            database.killConnections();
        }
        Thread.sleep(300);
        over = true;

        checkThatAllEndsWell(clients);
    }

    @Test
    void losesNothingWhenTheServerIsKilledUnderLoadAndRecoversByItself() throws Exception {
        List<Future<Void>> clients = startClients();
        Thread.sleep(500);

        database.killServer();
        Thread.sleep(1_000);
        assertThat(outcome(fund(unitOfWork, accounts.get(0), usdt("1"))).cause())
                .isInstanceOf(FailureException.class);
        database.startServer();
        long startedNanos = System.nanoTime();
        int before = acknowledged.size();
        while (acknowledged.size() == before) {
            Thread.sleep(20);
            assertThat(System.nanoTime() - startedNanos).isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
        Thread.sleep(300);
        over = true;

        checkThatAllEndsWell(clients);
    }

    @Test
    void answersWithinABoundWhileTheServerIsAway() throws IOException {
        database.killServer();
        try {
            List<AsyncResult<Void>> outcomes = outcomes(IntStream.range(0, 50)
                    .mapToObj(n -> fund(unitOfWork, accounts.get(n % 2), usdt("1")))
                    .toList());

            assertThat(outcomes).allMatch(outcome -> isUnavailable(outcome.cause()));
        } finally {
            database.startServer();
        }
    }

    private List<Future<Void>> startClients() {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> placeNext(client, 0))
                .toList();
    }

    private Future<Void> placeNext(int client, int n) {
        return over
                ? Future.succeededFuture()
                : placeUntilAnswered(client, n).compose(done -> placeNext(client, n + 1));
    }

    private Future<Void> placeUntilAnswered(int client, int n) {
        String clientOrderId = "c" + client + "-" + n;
        PlaceOrder.Command command = command(accounts.get(client % 2), clientOrderId, limitBuy("1", "100"));
        return Trading.placeOrder(unitOfWork).handle(command).transform(done -> {
            if (done.succeeded()) {
                acknowledged.put(clientOrderId, done.result().order());
                return Future.succeededFuture();
            }
            failures.add(done.cause());
            return database.vertx().timer(20, TimeUnit.MILLISECONDS).compose(later -> placeUntilAnswered(client, n));
        });
    }

    private void checkThatAllEndsWell(List<Future<Void>> clients) {
        assertThat(outcomes(clients)).allMatch(AsyncResult::succeeded);
        assertThat(failures).isNotEmpty().allMatch(PostgresTroubleIT::isUnavailable);
        assertThat(acknowledged).hasSizeGreaterThan(CLIENTS);
        int stored = 0;
        for (AccountId account : accounts) {
            List<Order> orders = orders(account);
            stored += orders.size();
            assertThat(orders)
                    .allMatch(order ->
                            order.equals(acknowledged.get(order.clientOrderId().value())));
            assertThat(await(database.reader().findBalances(account)))
                    .containsExactly(new Balance(
                            usdt(Long.toString(100_000_000 - 100L * orders.size())),
                            usdt(Long.toString(100L * orders.size()))));
            List<AccountEvent> events = await(database.reader().findEvents(account, 0, 1_000_000));
            assertThat(events.stream().map(AccountEvent::sequence).toList())
                    .isEqualTo(LongStream.rangeClosed(1, 1 + 2L * orders.size())
                            .boxed()
                            .toList());
        }
        assertThat(stored).isEqualTo(acknowledged.size());
    }

    private List<Order> orders(AccountId account) {
        return await(database.reader()
                .findOrders(
                        account,
                        new AccountReader.OrderFilter(
                                Optional.empty(), AccountReader.Selection.ALL, 1_000_000, Optional.empty())));
    }

    private static boolean isUnavailable(Throwable cause) {
        return cause instanceof FailureException failed && failed.failure().kind() == Failure.Kind.UNAVAILABLE;
    }
}
