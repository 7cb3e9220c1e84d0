package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatientRoutingTest extends RoutedOrders {
    @Test
    void rejectsAnOrderThatNeverArrivedAndNeverSendsItAgain() {
        Order order = place("a");
        venue.loseRequests(true);
        submit(routeOrders, order);
        venue.loseRequests(false);
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);

        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(now(order).reason().map(Reason::code)).contains("NEVER_ARRIVED");
        assertThat(venue.submits()).isEmpty();
        assertThat(venue.cancels()).containsExactly(order.id());
        assertThat(await(store.findBalances(ALICE))).containsExactly(new Balance(usdt("100000"), usdt("0")));
        assertThat(routeOrders.openOrders()).isZero();
        assertThat(routeOrders.doubtfulOrders()).isZero();
    }

    @Test
    void asksFiveTimesOverFiveSecondsBeforeItBelieves() {
        Order order = place("a");
        venue.loseRequests(true);
        submit(routeOrders, order);
        venue.loseRequests(false);

        await(routeOrders.heal());
        for (int tick = 0; tick < 49; tick++) {
            clock.advance(Duration.ofMillis(100));
            await(routeOrders.heal());
        }
        assertThat(venue.questions()).hasSize(4);
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(routeOrders.oldestDoubt()).contains(Duration.ofMillis(4_900));
        clock.advance(Duration.ofMillis(100));
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void doesNotBelieveThatAnOrderIsMissingWhichTheVenueShowsLater() {
        Order order = place("a");
        venue.loseAnswers(true);
        venue.loseReports(true);
        submit(routeOrders, order);
        venue.loseAnswers(false);
        venue.loseReports(false);
        venue.hideOrders(true);
        for (int tick = 0; tick < 12; tick++) {
            clock.advance(Duration.ofMillis(250));
            await(routeOrders.heal());
        }
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);

        venue.hideOrders(false);
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.submits()).containsExactly(order.id());
        assertThat(venue.cancels()).isEmpty();
    }

    @Test
    void neverGivesUpWhatTheVenueAnsweredToHaveTaken() {
        Order order = place("a");
        venue.loseReports(true);
        venue.hideOrders(true);
        submit(routeOrders, order);
        await(routeOrders.reconcile());

        beyondPatience();
        assertThat(now(order).status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(routeOrders.doubtfulOrders()).isEqualTo(1);
        venue.hideOrders(false);
        clock.advance(Duration.ofSeconds(30));
        await(routeOrders.heal());

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.submits()).containsExactly(order.id());
    }

    @Test
    void keepsTheDoubtOfAnOrderThatWasSentOverARestart() {
        Order order = place("a");
        venue.loseRequests(true);
        submit(routeOrders, order);
        venue.loseRequests(false);

        routeOrders = restart();
        await(routeOrders.reconcile());
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(venue.submits()).isEmpty();
    }

    @Test
    void submitsOnceAfterARestartAndRejectsWhenThatGotLostToo() {
        Order order = place("a");
        routeOrders = restart();
        venue.holdRequests(true);
        await(routeOrders.reconcile());

        beyondPatience();
        assertThat(now(order).status()).isEqualTo(OrderStatus.UNKNOWN);
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void fulfillsTheWishToCancelAnOrderThatNeverArrived() {
        Order order = place("a");
        venue.loseRequests(true);
        submit(routeOrders, order);
        wishToCancel(order);
        venue.loseRequests(false);

        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(now(order).reason().map(Reason::code)).contains("NEVER_ARRIVED");
        assertThat(venue.orders()).isEmpty();
    }

    @Test
    void cancelsAnOrderThatArrivedBehindTheWishToCancelIt() {
        Order order = place("a");
        venue.holdRequests(true);
        submit(routeOrders, order);
        wishToCancel(order);
        cancel(routeOrders, now(order));

        venue.arrive();

        assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(now(order).venueOrderId()).isPresent();
    }

    @Test
    void waitsForTheAnswerThatIsStillToCome() {
        Order order = place("a");
        SlowSubmit slow = new SlowSubmit(venue);
        routeOrders = routing(slow, store);
        submit(routeOrders, order);
        await(routeOrders.reconcile());
        beyondPatience();
        assertThat(now(order).status()).isEqualTo(OrderStatus.PENDING_NEW);

        slow.answerAll();

        assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.submits()).containsExactly(order.id());
        assertThat(venue.cancels()).isEmpty();
    }
}
