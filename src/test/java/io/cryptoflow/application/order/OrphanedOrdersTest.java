package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.traded;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.fixture.Trading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrphanedOrdersTest extends RoutedOrders {
    private final List<Orphan> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        routeOrders.onOrphan(heard::add);
    }

    @Test
    void cancelsAnOrderThatArrivesAfterItWasGivenUp() {
        Order order = giveUp(place("a"));

        venue.arrive();
        beyondPatience();

        assertThat(now(order)).isEqualTo(order);
        assertThat(venue.cancels()).hasSize(2).containsOnly(order.id());
        assertThat(heard)
                .containsExactly(new Orphan(order.id(), ALICE, heard.get(0).noticedAt(), false));
        assertThat(routeOrders.orphanedOrders()).isEqualTo(1);
    }

    @Test
    void settlesWhatItFilledAllTheSame() {
        Order order = giveUp(place("a"));

        venue.arrive();
        venue.say(traded(order, "0.4", "99", "0.4"));
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(now(order).cumulativeNotional()).isEqualTo(usdt("39.6"));
        assertThat(await(store.findBalances(ALICE)))
                .containsExactly(new Balance(btc("0.4"), btc("0")), new Balance(usdt("99960.4"), usdt("0")));
        assertThat(routeOrders.openOrders()).isZero();
        assertThat(routeOrders.doubtfulOrders()).isZero();
        assertThat(routeOrders.orphanedOrders()).isEqualTo(1);
    }

    @Test
    void findsOutWhatItFilledThoughTheVenueNeverSaidSo() {
        Order order = giveUp(place("a"));
        routeOrders = restart();
        venue.loseReports(true);
        venue.arrive();
        venue.say(traded(order, "1", "99", "1"));

        await(routeOrders.reconcile());
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(await(store.findBalances(ALICE)))
                .containsExactly(new Balance(btc("1"), btc("0")), new Balance(usdt("99901"), usdt("0")));
    }

    @Test
    void marksAnOrderThatFilledWhollyAsLate() {
        Order order = giveUp(place("a"));

        venue.arrive();
        venue.say(traded(order, "1", "99", "1"));
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(now(order).reason().map(Reason::code)).contains("ARRIVED_LATE");
    }

    @Test
    void waitsWithFillsThatTheAccountCannotPayUntilItCan() {
        Order order = giveUp(place("a"));
        Order rest = spendAlmostEverything();

        venue.arrive();
        venue.say(traded(order, "1", "99", "1"));
        tickInVain();
        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
        wishToCancel(rest);
        cancel(routeOrders, now(rest));
        beyondPatience();
        beyondPatience();

        assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(routeOrders.orphanedOrders()).isEqualTo(1);
    }

    @Test
    void leavesClosedOrdersAloneWhoseReportsAreRepeated() {
        Order order = place("a");
        submit(routeOrders, order);
        venue.say(traded(order, "1", "99", "1"));
        Order filled = now(order);

        venue.repeat(order.id());
        beyondPatience();

        assertThat(now(order)).isEqualTo(filled);
        assertThat(venue.cancels()).isEmpty();
        assertThat(heard).isEmpty();
    }

    private Order giveUp(Order order) {
        venue.holdRequests(true);
        submit(routeOrders, order);
        venue.holdRequests(false);
        beyondPatience();
        assertThat(now(order).status()).isEqualTo(OrderStatus.REJECTED);
        return now(order);
    }

    private Order spendAlmostEverything() {
        Order rest = await(Trading.placeOrder(store).handle(command(ALICE, "rest", limitBuy("999.5", "100"))))
                .order();
        submit(routeOrders, rest);
        return rest;
    }

    private void tickInVain() {
        assertThat(routeOrders.heal().failed()).isTrue();
    }
}
