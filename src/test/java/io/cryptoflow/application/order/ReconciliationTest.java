package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.freshAccount;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReconciliationTest extends RoutedOrders {
    private static final int ACCOUNTS = 100;
    private static final int ORDERS = 100;

    @Test
    void asksOnceAboutEachOfTenThousandOrdersAndWritesNothingThatIsKnown() {
        for (int account = 0; account < ACCOUNTS; account++) {
            openOrders(freshAccount());
        }
        CountedUnits units = new CountedUnits();
        RouteOrders restarted = routing(venue, units);

        Comparison comparison = await(restarted.reconcile());

        assertThat(comparison.openHere()).isEqualTo(ACCOUNTS * ORDERS);
        assertThat(venue.questions()).hasSize(ACCOUNTS * ORDERS).doesNotHaveDuplicates();
        assertThat(units.count).hasValue(0);
        assertThat(restarted.openOrders()).isEqualTo(ACCOUNTS * ORDERS);
    }

    @Test
    void asksAboutAPortionAtATimeAndRestsBehindEach() {
        for (int account = 0; account < 6; account++) {
            openOrders(freshAccount());
        }
        Queue<Promise<Void>> rests = new ArrayDeque<>();
        RouteOrders restarted = routing(venue, store);

        Future<Comparison> compared = restarted.reconcile(() -> {
            Promise<Void> rest = Promise.promise();
            rests.add(rest);
            return rest.future();
        });
        List<Integer> asked = new ArrayList<>();
        while (!compared.isComplete()) {
            asked.add(venue.questions().size());
            rests.remove().complete();
        }

        assertThat(asked).containsExactly(0, 250, 500, 600);
        assertThat(await(compared).openHere()).isEqualTo(600);
    }

    @Test
    void restsNoMoreWhileAnotherComparisonWaits() {
        for (int account = 0; account < 6; account++) {
            openOrders(freshAccount());
        }
        Promise<Void> rest = Promise.promise();
        AtomicInteger rests = new AtomicInteger();
        RouteOrders restarted = routing(venue, store);
        Future<Comparison> leisurely = restarted.reconcile(() -> {
            rests.incrementAndGet();
            return rest.future();
        });
        restarted.suspectStore();
        restarted.suspectStore();
        Future<Void> healed = restarted.heal();
        restarted.suspectStore();
        Future<Void> healedAgain = restarted.heal();
        assertThat(leisurely.isComplete()).isFalse();
        assertThat(rests).hasValue(1);

        rest.complete();

        assertThat(await(leisurely).openHere()).isEqualTo(600);
        await(healed);
        await(healedAgain);
        assertThat(rests).hasValue(1);
        assertThat(venue.questions()).as("asked by two comparisons, not three").hasSize(1_200);
    }

    @Test
    void reportsWhatBothSidesHave() {
        Order open = place("open");
        submit(routeOrders, open);
        clock.advance(Duration.ofSeconds(2));
        await(routeOrders.reconcile());

        assertThat(report())
                .isEqualTo(new ReportReconciliation.Result(
                        Optional.of(new Comparison(
                                clock.instant(), clock.instant(), 1, Optional.of(1), List.of(), List.of())),
                        0,
                        List.of(),
                        0,
                        List.of()));
        assertThat(report().isConsistent()).isTrue();
    }

    @Test
    void reportsAnOrderThatTheVenueDoesNotShow() {
        Order open = place("open");
        submit(routeOrders, open);
        venue.hideOrders(true);
        await(routeOrders.reconcile());

        ReportReconciliation.Result report = report();

        assertThat(report.last().orElseThrow().onlyHere()).containsExactly(open.id());
        assertThat(report.doubts())
                .containsExactly(new Doubt(
                        open.id(), Orders.NOON, 1, 1, 1, Optional.of(Orders.NOON), Orders.NOON.plusMillis(500)));
        assertThat(report.isConsistent()).isFalse();
    }

    @Test
    void findsAnOrderThatIsOpenAtTheVenueOnly() {
        Order order = place("a");
        venue.holdRequests(true);
        submit(routeOrders, order);
        beyondPatience();
        venue.loseReports(true);
        venue.arrive();

        Comparison comparison = await(routeOrders.reconcile());
        assertThat(comparison.onlyThere()).containsExactly(order.id());
        await(routeOrders.heal());
        await(routeOrders.reconcile());

        assertThat(venue.openIds()).isEmpty();
        assertThat(report().isConsistent()).isTrue();
        assertThat(report().orphans()).containsExactly(new Orphan(order.id(), order.account(), clock.instant(), true));
    }

    private ReportReconciliation.Result report() {
        return await(new ReportReconciliation(routeOrders).handle(new ReportReconciliation.Query()));
    }

    private void openOrders(AccountId account) {
        await(fund(store, account, usdt("100000")));
        for (int n = 0; n < ORDERS; n++) {
            Order order = await(Trading.placeOrder(store).handle(command(account, "o" + n, limitBuy("1", "100"))))
                    .order();
            submit(routeOrders, order);
        }
    }

    private final class CountedUnits implements UnitOfWork {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
            count.incrementAndGet();
            return store.inTransaction(account, work);
        }
    }
}
