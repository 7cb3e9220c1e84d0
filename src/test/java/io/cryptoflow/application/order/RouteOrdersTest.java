package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.traded;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.fixture.FakeVenue;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RouteOrdersTest extends RoutedOrders {
    @Test
    void takesAnOrderToTheVenueAndItsReportsBack() {
        Order order = place("a");

        await(routeOrders.submit(order));
        venue.say(traded(order, "0.4", "99", "0.4"));
        venue.say(traded(order, "0.6", "100", "1"));

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(routeOrders.openOrders()).isZero();
        assertThat(venue.submits()).containsExactly(order.id());
    }

    @Test
    void resolvesALostAnswerByAsking() {
        Order order = place("a");
        venue.loseAnswers(true);
        venue.loseReports(true);

        await(routeOrders.submit(order));
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);
        failureOf(routeOrders.heal());
        assertThat(routeOrders.doubtfulOrders()).isEqualTo(1);
        venue.loseAnswers(false);
        venue.loseReports(false);
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.submits()).containsExactly(order.id());
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void staysInDoubtUntilALostRequestArrived() {
        Order order = place("a");
        venue.loseRequests(true);
        await(routeOrders.submit(order));
        failureOf(routeOrders.heal());

        routeOrders = restart();
        await(routeOrders.reconcile());
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(routeOrders.doubtfulOrders()).isEqualTo(1);
        venue.loseRequests(false);
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.orders()).containsExactly(order.id());
    }

    @Test
    void keepsAnOrderInDoubtWhoseSecondSubmitGotLostToo() {
        Order order = place("a");
        FlakySubmit flaky = new FlakySubmit(venue);
        RouteOrders routing = new RouteOrders(flaky, store, store, new ApplyExecutionReport(store), clock);

        await(routing.submit(order));
        await(routing.heal());
        assertThat(routing.doubtfulOrders()).isEqualTo(1);
        flaky.works = true;
        await(routing.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(routing.doubtfulOrders()).isZero();
    }

    @Test
    void healsReportsThatTheStoreDidNotTake() {
        Order order = place("a");
        await(routeOrders.submit(order));
        storeIsAway = true;
        venue.say(traded(order, "1", "99", "1"));
        assertThat(routeOrders.doubtfulOrders()).isEqualTo(1);
        storeIsAway = false;

        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(routeOrders.openOrders()).isZero();
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void forgetsAnOrderWhoseLastReportWasStoredWithoutAnAnswer() {
        Order order = place("a");
        await(routeOrders.submit(order));
        storeIsAway = true;
        venue.say(traded(order, "1", "99", "1"));
        storeIsAway = false;
        await(new ApplyExecutionReport(store)
                .handle(new ApplyExecutionReport.Command(ALICE, traded(order, "1", "99", "1"))));

        await(routeOrders.heal());

        assertThat(routeOrders.openOrders()).isZero();
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void takesRepeatedAndReorderedReports() {
        Order order = place("a");
        venue.loseReports(true);
        await(routeOrders.submit(order));
        venue.loseReports(false);
        venue.say(traded(order, "0.4", "99", "0.4"));
        venue.repeat(order.id());
        venue.repeat(order.id());
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(now(order).venueOrderId()).isPresent();
        assertThat(now(order).cumulativeNotional()).isEqualTo(usdt("39.6"));
    }

    @Test
    void closesAGapByAskingForAllReports() {
        Order order = place("a");
        await(routeOrders.submit(order));
        venue.loseReports(true);
        venue.say(traded(order, "0.4", "99", "0.4"));
        venue.loseReports(false);
        venue.say(traded(order, "0.6", "98", "1"));
        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);

        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(now(order).cumulativeNotional()).isEqualTo(usdt("98.4"));
    }

    /** Knows nothing of an order as long as its submits get lost. */
    private static final class FlakySubmit implements VenueGateway {
        private final FakeVenue venue;
        private boolean works;

        FlakySubmit(FakeVenue venue) {
            this.venue = venue;
        }

        @Override
        public void onReport(Consumer<ExecutionReport> listener) {
            venue.onReport(listener);
        }

        @Override
        public Future<Void> submit(Order order) {
            return works ? venue.submit(order) : Future.failedFuture("lost");
        }

        @Override
        public Future<Void> cancel(OrderId id) {
            return venue.cancel(id);
        }

        @Override
        public Future<List<ExecutionReport>> reports(OrderId id) {
            return venue.reports(id);
        }
    }
}
