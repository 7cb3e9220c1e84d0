package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.Comparison;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.ReportReconciliation;
import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.domain.order.OrderStatus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders and accounts on the bus: agrees with the venue first, then answers; heals and marks in the background. */
public final class OrdersVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersVerticle.class);
    private static final long HEAL_MILLIS = 250;
    private static final long MARK_MILLIS = 500;

    private final MessageBus bus;
    private final Answers answers;
    private final RouteOrders routeOrders;
    private final RelayOutbox relayOutbox;
    private final Duration compareInterval;
    private volatile boolean reconciled;

    /** Who answers what. */
    public record Answers(
            UseCase<PlaceOrder.Command, PlaceOrder.Result> placeOrder,
            UseCase<CancelOrder.Command, CancelOrder.Result> cancelOrder,
            UseCase<FindOrder.Query, FindOrder.Result> findOrder,
            UseCase<FindOrders.Query, FindOrders.Result> findOrders,
            UseCase<FindOrderEvents.Query, FindOrderEvents.Result> findOrderEvents,
            UseCase<FindFills.Query, FindFills.Result> findFills,
            UseCase<FindBalances.Query, FindBalances.Result> findBalances,
            UseCase<FindPositions.Query, FindPositions.Result> findPositions,
            UseCase<FindLedger.Query, FindLedger.Result> findLedger,
            UseCase<FindAccountEvents.Query, FindAccountEvents.Result> findAccountEvents,
            UseCase<Authenticate.Query, Principal> authenticate) {}

    /** @param compareInterval time between two comparisons of all open orders with the venue */
    public OrdersVerticle(
            MessageBus bus,
            Answers answers,
            RouteOrders routeOrders,
            RelayOutbox relayOutbox,
            Duration compareInterval) {
        this.bus = bus;
        this.answers = answers;
        this.routeOrders = routeOrders;
        this.relayOutbox = relayOutbox;
        this.compareInterval = compareInterval;
    }

    /** Whether every order that was open at the start agrees with the venue. */
    public boolean isReconciled() {
        return reconciled;
    }

    @Override
    public Future<?> start() {
        routeOrders.onOrphan(orphan -> LOG.warn(
                "order arrived at the venue after it was given up, canceling it order={} account={}",
                orphan.order(),
                orphan.account()));
        return routeOrders
                .reconcile()
                .onSuccess(this::onReconciled)
                .compose(orders -> relayOutbox.catchUp())
                .compose(published -> serveOrders())
                .compose(served -> serveAccounts())
                .onSuccess(served -> workInBackground());
    }

    private void onReconciled(Comparison comparison) {
        reconciled = true;
        LOG.info(
                "orders reconciled with the venue open={} doubtful={} millis={}",
                comparison.openHere(),
                routeOrders.doubtfulOrders(),
                Duration.between(comparison.beganAt(), comparison.endedAt()).toMillis());
    }

    private Future<?> serveOrders() {
        return Future.all(
                bus.serve(Addresses.PLACE_ORDER, this::place),
                bus.serve(Addresses.CANCEL_ORDER, this::cancel),
                bus.serve(Addresses.FIND_ORDER, answers.findOrder()),
                bus.serve(Addresses.FIND_ORDERS, answers.findOrders()),
                bus.serve(Addresses.FIND_ORDER_EVENTS, answers.findOrderEvents()),
                bus.serve(Addresses.FIND_FILLS, answers.findFills()));
    }

    private Future<?> serveAccounts() {
        return Future.all(
                bus.serve(Addresses.FIND_BALANCES, answers.findBalances()),
                bus.serve(Addresses.FIND_POSITIONS, answers.findPositions()),
                bus.serve(Addresses.FIND_LEDGER, answers.findLedger()),
                bus.serve(Addresses.FIND_ACCOUNT_EVENTS, answers.findAccountEvents()),
                bus.serve(Addresses.AUTHENTICATE, answers.authenticate()),
                bus.serve(Addresses.REPORT_RECONCILIATION, new ReportReconciliation(routeOrders)));
    }

    private void workInBackground() {
        vertx.setPeriodic(HEAL_MILLIS, timer -> routeOrders
                .heal()
                .onFailure(cause -> LOG.warn(
                        "orders still in doubt doubtful={} cause={}", routeOrders.doubtfulOrders(), cause.toString())));
        vertx.setPeriodic(compareInterval.toMillis(), timer -> routeOrders
                .reconcile()
                .onFailure(cause -> LOG.warn("orders not compared with the venue cause={}", cause.toString())));
        vertx.setPeriodic(MARK_MILLIS, timer -> relayOutbox
                .markPublished()
                .onFailure(cause -> LOG.warn("outbox position not stored cause={}", cause.toString())));
    }

    private Future<PlaceOrder.Result> place(PlaceOrder.Command command) {
        return answers.placeOrder().handle(command).onSuccess(this::route).onFailure(this::suspectStore);
    }

    private void route(PlaceOrder.Result result) {
        if (!result.replayed() && !result.isDenied()) {
            routeOrders.submit(result.order());
        }
    }

    private Future<CancelOrder.Result> cancel(CancelOrder.Command command) {
        return answers.cancelOrder()
                .handle(command)
                .onSuccess(this::routeCancel)
                .onFailure(this::suspectStore);
    }

    private void routeCancel(CancelOrder.Result result) {
        if (result.order().status() == OrderStatus.PENDING_CANCEL) {
            routeOrders.cancel(result.order());
        }
    }

    private void suspectStore(Throwable cause) {
        if (cause instanceof FailureException failed && failed.failure().kind() == Failure.Kind.UNAVAILABLE) {
            routeOrders.suspectStore();
        }
    }

    @Override
    public Future<?> stop() {
        return relayOutbox.markPublished();
    }
}
