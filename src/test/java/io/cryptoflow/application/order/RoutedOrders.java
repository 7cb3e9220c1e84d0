package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.Amending;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.Revision;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.FakeVenue;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** An account, a store and a venue; a process dies by being left behind: {@link #restart} makes new objects on both. */
abstract class RoutedOrders {
    protected final ManualClock clock = new ManualClock(Orders.NOON);
    protected final InMemoryStore store = new InMemoryStore(clock, events -> {});
    protected final FakeVenue venue = new FakeVenue();
    protected boolean storeIsAway;
    protected RouteOrders routeOrders = restart();

    @BeforeEach
    void fundAccount() {
        await(fund(store, ALICE, usdt("100000")));
    }

    protected RouteOrders restart() {
        UnitOfWork guarded = new UnitOfWork() {
            @Override
            public <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
                return storeIsAway
                        ? Future.failedFuture(FailureException.of(Failure.Kind.UNAVAILABLE, "AWAY", "away"))
                        : store.inTransaction(account, work);
            }
        };
        return routing(venue, guarded);
    }

    protected RouteOrders routing(VenueGateway gateway, UnitOfWork unitOfWork) {
        return new RouteOrders(
                gateway,
                store,
                unitOfWork,
                Trading.steps(),
                Trading.applyReports(unitOfWork),
                clock,
                Patience.STANDARD);
    }

    /** Lets time pass and asks, as the verticle does, for longer than patience lasts. */
    protected void beyondPatience() {
        for (int tick = 0; tick < 30; tick++) {
            clock.advance(Duration.ofMillis(250));
            await(routeOrders.heal());
        }
    }

    protected Order place(String clientOrderId) {
        return await(Trading.placeOrder(store).handle(command(ALICE, clientOrderId, limitBuy("1", "100"))))
                .order();
    }

    /** As the store does once {@code order} is committed. */
    static void submit(RouteOrders routeOrders, Order order) {
        commit(routeOrders, new OrderEvent.OrderPlaced(order));
    }

    protected static void cancel(RouteOrders routeOrders, Order order) {
        commit(routeOrders, new OrderEvent.OrderCancelRequested(order));
    }

    /** Commits the wish to amend and acts on it. */
    protected void amend(Order order, String quantity, String limitPrice) {
        Revision.Amendment amendment = new Revision.Amendment(Quantity.of(quantity), Price.of(limitPrice));
        OrderEvent wish = Amending.request(order, amendment, clock.instant());
        await(Trading.steps().advance(store, order, current -> Optional.of(wish)));
        commit(routeOrders, wish);
    }

    private static void commit(RouteOrders routeOrders, OrderEvent event) {
        routeOrders.onCommitted(List.of(new AccountEvent(ALICE, 1, Orders.NOON, new AccountEvent.OrderChanged(event))));
    }

    protected void wishToCancel(Order order) {
        await(new CancelOrder(store, Trading.steps(), clock).handle(new CancelOrder.Command(ALICE, order.id())));
    }

    protected Order now(Order order) {
        return await(store.findOrder(ALICE, order.id())).orElseThrow();
    }
}
