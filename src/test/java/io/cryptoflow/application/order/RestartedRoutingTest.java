package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.traded;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import org.junit.jupiter.api.Test;

class RestartedRoutingTest extends RoutedOrders {
    @Test
    void submitsAfterACrashBetweenCommitAndSubmit() {
        Order order = place("a");

        routeOrders = restart();
        int compared = await(routeOrders.reconcile()).openHere();
        assertThat(venue.submits()).isEmpty();
        beyondPatience();

        assertThat(compared).isEqualTo(1);
        assertThat(venue.submits()).containsExactly(order.id());
        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void doesNotSubmitAgainAfterACrashBehindTheSubmit() {
        Order order = place("a");
        venue.loseReports(true);
        submit(routeOrders, order);
        venue.say(traded(order, "0.4", "99", "0.4"));
        venue.loseReports(false);

        routeOrders = restart();
        await(routeOrders.reconcile());
        await(routeOrders.reconcile());

        assertThat(venue.submits()).containsExactly(order.id());
        assertThat(now(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    }

    @Test
    void catchesUpWithAnOrderThatClosedWhileNobodyListened() {
        Order order = place("a");
        submit(routeOrders, order);
        venue.loseReports(true);
        venue.say(traded(order, "1", "99", "1"));
        venue.loseReports(false);

        routeOrders = restart();
        await(routeOrders.reconcile());

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(routeOrders.openOrders()).isZero();
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void cancelsAfterACrashBetweenTheWishAndTheVenue() {
        Order order = place("a");
        submit(routeOrders, order);
        wishToCancel(order);

        routeOrders = restart();
        await(routeOrders.reconcile());

        assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(routeOrders.openOrders()).isZero();
    }

    @Test
    void looksForOrdersThatWereStoredWithoutAnAnswer() {
        Order order = place("a");
        routeOrders.suspectStore();

        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void reconcilesEveryOtherOrderWhenTheVenueForgotOne() {
        Order forgotten = place("forgotten");
        await(Trading.applyReports(store).handle(new ApplyExecutionReport.Command(ALICE, Orders.accepted(forgotten))));
        for (int n = 0; n < 600; n++) {
            place("order-" + n);
        }

        int compared = await(routeOrders.reconcile()).openHere();
        beyondPatience();

        assertThat(compared).isEqualTo(601);
        assertThat(venue.submits()).hasSize(600).doesNotContain(forgotten.id());
        assertThat(routeOrders.doubtfulOrders()).isEqualTo(1);
        assertThat(now(forgotten).status()).isEqualTo(OrderStatus.NEW);
    }
}
