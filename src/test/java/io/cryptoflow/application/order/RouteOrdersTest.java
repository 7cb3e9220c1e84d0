package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.traded;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.fixture.Trading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RouteOrdersTest extends RoutedOrders {
    @Test
    void takesAnOrderToTheVenueAndItsReportsBack() {
        Order order = place("a");

        submit(routeOrders, order);
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

        submit(routeOrders, order);
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);
        failureOf(routeOrders.heal());
        assertThat(routeOrders.doubtfulOrders()).isEqualTo(1);
        venue.loseAnswers(false);
        venue.loseReports(false);
        clock.advance(Duration.ofSeconds(1));
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.submits()).containsExactly(order.id());
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void healsReportsThatTheStoreDidNotTake() {
        Order order = place("a");
        submit(routeOrders, order);
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
        submit(routeOrders, order);
        storeIsAway = true;
        venue.say(traded(order, "1", "99", "1"));
        storeIsAway = false;
        await(Trading.applyReports(store)
                .handle(new ApplyExecutionReport.Command(ALICE, traded(order, "1", "99", "1"))));

        await(routeOrders.heal());

        assertThat(routeOrders.openOrders()).isZero();
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void takesRepeatedAndReorderedReports() {
        Order order = place("a");
        venue.loseReports(true);
        submit(routeOrders, order);
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
    void endsAnOrderBehindTheVenuesWordOnItsAmendment() {
        Order order = place("a");
        submit(routeOrders, order);
        venue.loseReports(true);
        amend(now(order), "2", "90");
        venue.loseReports(false);

        wishToCancel(now(order));
        cancel(routeOrders, now(order));
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(now(order).terms()).isEqualTo(limitBuy("2", "90"));
    }

    @Test
    void closesAGapByAskingForAllReports() {
        Order order = place("a");
        submit(routeOrders, order);
        venue.loseReports(true);
        venue.say(traded(order, "0.4", "99", "0.4"));
        venue.loseReports(false);
        venue.say(traded(order, "0.6", "98", "1"));
        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);

        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(now(order).cumulativeNotional()).isEqualTo(usdt("98.4"));
    }
}
