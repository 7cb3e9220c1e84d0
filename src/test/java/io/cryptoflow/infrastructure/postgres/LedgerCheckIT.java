package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Imbalance.Rule;
import io.cryptoflow.domain.account.Movement.Book;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.metrics.MeteredLedgerCheck;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money is broken on purpose, and the check says where. */
class LedgerCheckIT {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Database database = Database.shared();
    private final String name = "ledger" + DATABASES.incrementAndGet();
    private final Pool pool = database.freshDatabase(name);
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(name, pool);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeteredLedgerCheck check = new MeteredLedgerCheck(checkLedger(20_000), registry);
    private final AccountId account = Trading.freshAccount();

    @BeforeEach
    void tradeOnce() {
        await(new PostgresMigrations(database.vertx(), pool).run());
        await(fund(unitOfWork, account, usdt("1000")));
        await(placeAndFill(account, "one"));
    }

    @AfterEach
    void close() {
        await(unitOfWork.close());
        await(pool.close());
    }

    @Test
    void findsNothingWrongAfterATrade() {
        assertThat(imbalances()).isEmpty();
        assertThat(registry.scrape())
                .contains("cryptoflow_ledger_imbalance{asset=\"BTC\"} 0.0")
                .contains("cryptoflow_ledger_imbalance{asset=\"USDT\"} 0.0")
                .contains("cryptoflow_ledger_checks_total{outcome=\"balanced\"} 1.0");
    }

    @Test
    void namesAnAccountWhoseBalanceWasChanged() {
        execute("UPDATE balances SET free = free - 1 WHERE asset = 'USDT'");

        assertThat(imbalances())
                .containsExactly(imbalance(Rule.BALANCE_IS_TOTAL, Book.ACCOUNT, usdt("901"), usdt("900")));
        assertThat(registry.scrape())
                .contains("cryptoflow_ledger_imbalance{asset=\"USDT\"} 1.0")
                .contains("cryptoflow_ledger_imbalance{asset=\"BTC\"} 0.0")
                .contains("cryptoflow_ledger_checks_total{outcome=\"imbalanced\"} 1.0");

        execute("UPDATE balances SET free = free + 1 WHERE asset = 'USDT'");
        assertThat(imbalances()).isEmpty();
        assertThat(registry.scrape()).contains("cryptoflow_ledger_imbalance{asset=\"USDT\"} 0.0");
    }

    @Test
    void namesABookOfWhichAnEntryWasDeleted() {
        execute("DELETE FROM ledger_entries WHERE book = 'VENUE' AND asset = 'USDT'");

        assertThat(imbalances())
                .containsExactly(imbalance(Rule.ENTRIES_SUM_TO_TOTAL, Book.VENUE, usdt("0"), usdt("99")));
        assertThat(registry.scrape()).contains("cryptoflow_ledger_imbalance{asset=\"USDT\"} 99.0");
    }

    @Test
    void namesAnAssetOfWhichMoneyWasMade() {
        execute("UPDATE ledger_totals SET total = total + 2 WHERE book = 'VENUE' AND asset = 'USDT'");

        assertThat(imbalances())
                .containsExactly(
                        new Imbalance(Rule.BOOKS_SUM_TO_ZERO, Optional.empty(), Optional.empty(), usdt("0"), usdt("2")),
                        imbalance(Rule.ENTRIES_SUM_TO_TOTAL, Book.VENUE, usdt("99"), usdt("101")));
    }

    @Test
    void namesABalanceWithoutALedgerAndALedgerWithoutABalance() {
        execute("DELETE FROM balances WHERE asset = 'USDT'");
        execute("UPDATE balances SET asset = 'ETH' WHERE asset = 'BTC'");

        assertThat(imbalances()).hasSize(3).allMatch(wrong -> wrong.rule() == Rule.BALANCE_IS_TOTAL);
    }

    @Test
    void readsInPortionsWhatItReadsAtOnce() {
        for (int n = 0; n < 5; n++) {
            AccountId next = Trading.freshAccount();
            await(fund(unitOfWork, next, usdt("1000")));
            await(placeAndFill(next, "a"));
            await(placeAndFill(next, "b"));
        }
        execute("DELETE FROM ledger_entries WHERE book = 'FUNDING' AND account_id = '" + account + "'");

        for (int portion = 1; portion <= 7; portion++) {
            CheckLedger.Result found = await(checkLedger(portion).handle(new CheckLedger.Command()));
            assertThat(found.imbalances())
                    .containsExactly(imbalance(Rule.ENTRIES_SUM_TO_TOTAL, Book.FUNDING, usdt("0"), usdt("-1000")));
        }
    }

    @Test
    void isNeverMisledByCommitsThatGoOn() {
        List<AccountId> accounts =
                Stream.generate(Trading::freshAccount).limit(8).toList();
        accounts.forEach(owner -> await(fund(unitOfWork, owner, usdt("100000"))));
        List<Future<Order>> trading = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            trading.add(placeAndFill(accounts.get(n % 8), "order-" + n));
        }

        List<List<Imbalance>> found = new ArrayList<>();
        while (trading.stream().anyMatch(order -> !order.isComplete())) {
            found.add(imbalances());
        }

        trading.forEach(order -> assertThat(await(order).held()).isEqualTo(usdt("0")));
        assertThat(found).isNotEmpty().allMatch(List::isEmpty);
        assertThat(imbalances()).isEmpty();
    }

    @Test
    void opensTheLedgerWithWhatAccountsOwnedBefore() {
        execute("DROP TABLE positions, ledger_entries, ledger_totals");
        execute("DELETE FROM schema_migrations WHERE file LIKE 'V002%'");

        await(new PostgresMigrations(database.vertx(), pool).run());

        assertThat(imbalances()).isEmpty();
        assertThat(Database.ask(pool, "SELECT sum(total) FROM ledger_totals WHERE book = 'ACCOUNT' AND asset = 'USDT'"))
                .containsExactly("901");
    }

    private CheckLedger checkLedger(int portion) {
        CheckLedger.Effort effort = new CheckLedger.Effort(portion, Duration.ofSeconds(20), Future::succeededFuture);
        return new CheckLedger(new PostgresLedgerAudit(pool), effort, InstantSource.system());
    }

    private List<Imbalance> imbalances() {
        return await(check.handle(new CheckLedger.Command())).imbalances();
    }

    private Imbalance imbalance(Rule rule, Book book, Money expected, Money found) {
        return new Imbalance(rule, Optional.of(account), Optional.of(book), expected, found);
    }

    private Future<Order> placeAndFill(AccountId owner, String clientOrderId) {
        PlaceOrder placeOrder = Trading.placeOrder(unitOfWork);
        return placeOrder
                .handle(command(owner, clientOrderId, limitBuy("1", "100")))
                .compose(placed -> Trading.applyReports(unitOfWork)
                        .handle(new ApplyExecutionReport.Command(owner, Orders.traded(placed.order(), "1", "99", "1"))))
                .map(ApplyExecutionReport.Result::order);
    }

    private void execute(String sql) {
        await(pool.query(sql).execute());
    }
}
