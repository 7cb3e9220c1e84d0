package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.Comparison;
import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.application.order.WatchOrders;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders and accounts on the bus: agrees with the venue first, then answers; heals and marks in the background. */
public final class OrdersVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersVerticle.class);
    private static final long HEAL_MILLIS = 250;
    private static final long REST_MILLIS = 25;
    private static final long MARK_MILLIS = 500;
    private static final long CLOCK_MILLIS = 250;
    private static final long LAG_MILLIS = 1_000;

    private final MessageBus bus;
    private final Answers answers;
    private final RouteOrders routeOrders;
    private final WatchOrders watchOrders;
    private final RelayOutbox relayOutbox;
    private final Duration compareInterval;
    private volatile boolean reconciled;
    private volatile boolean stopped;
    private boolean behind;

    /**
     * Who answers what.
     *
     * @param commands use cases that write: one that gets no answer from the store leaves a doubt behind
     */
    public record Answers(List<Served<?, ?>> commands, List<Served<?, ?>> queries) {
        /** Keeps its own copies. */
        public Answers {
            commands = List.copyOf(commands);
            queries = List.copyOf(queries);
        }
    }

    /** @param compareInterval time from the end of a comparison of all open orders with the venue to the next one */
    public OrdersVerticle(
            MessageBus bus,
            Answers answers,
            RouteOrders routeOrders,
            WatchOrders watchOrders,
            RelayOutbox relayOutbox,
            Duration compareInterval) {
        this.bus = bus;
        this.answers = answers;
        this.routeOrders = routeOrders;
        this.watchOrders = watchOrders;
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
                .compose(orders -> publishWhatWasLeft())
                .compose(published -> watchOrders.start())
                .compose(watching -> serve())
                .onSuccess(served -> workInBackground());
    }

    /** A broker that is away holds nobody up: the outbox keeps what waits for it. */
    private Future<Integer> publishWhatWasLeft() {
        return relayOutbox.catchUp().onFailure(this::onBehind).otherwise(0);
    }

    private void onBehind(Throwable cause) {
        if (!behind) {
            behind = true;
            LOG.warn("outbox is behind, tried again and again cause={}", cause.toString());
        }
    }

    private void onPublished() {
        if (behind) {
            behind = false;
            LOG.info("outbox has caught up");
        }
    }

    private void onReconciled(Comparison comparison) {
        reconciled = true;
        LOG.info(
                "orders reconciled with the venue open={} doubtful={} millis={}",
                comparison.openHere(),
                routeOrders.doubtfulOrders(),
                Duration.between(comparison.beganAt(), comparison.endedAt()).toMillis());
    }

    private Future<?> serve() {
        List<Future<Void>> served = new ArrayList<>();
        answers.commands().forEach(command -> served.add(command.serve(bus, this::suspectStore)));
        answers.queries().forEach(query -> served.add(query.serve(bus, cause -> {})));
        served.add(bus.subscribe(Addresses.TRADE_EVENTS, this::watchTrade));
        return Future.all(served);
    }

    private void watchTrade(TradePrinted event) {
        watchOrders.onTrade(event.trade()).onFailure(OrdersVerticle::warnOfStep);
    }

    private static void warnOfStep(Throwable cause) {
        LOG.warn("step of a kept order not stored, to be tried again cause={}", cause.toString());
    }

    private void workInBackground() {
        vertx.setPeriodic(HEAL_MILLIS, timer -> routeOrders
                .heal()
                .onFailure(cause -> LOG.warn(
                        "orders still in doubt doubtful={} cause={}", routeOrders.doubtfulOrders(), cause.toString())));
        compareLater();
        vertx.setPeriodic(CLOCK_MILLIS, timer -> watchOrders.onTime().onFailure(OrdersVerticle::warnOfStep));
        vertx.setPeriodic(MARK_MILLIS, timer -> relayOutbox
                .markPublished()
                .onSuccess(marked -> onPublished())
                .onFailure(this::onBehind));
        vertx.setPeriodic(LAG_MILLIS, timer -> relayOutbox
                .measureLag()
                .onFailure(cause -> LOG.warn("outbox not measured cause={}", cause.toString())));
    }

    private void compareLater() {
        if (!stopped) {
            vertx.setTimer(compareInterval.toMillis(), timer -> compare());
        }
    }

    private void compare() {
        routeOrders.reconcile(this::rest).onFailure(this::warnOfComparison).onComplete(done -> compareLater());
    }

    private Future<Void> rest() {
        return stopped
                ? Future.failedFuture("the verticle stops")
                : vertx.timer(REST_MILLIS, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private void warnOfComparison(Throwable cause) {
        if (!stopped) {
            LOG.warn("orders not compared with the venue cause={}", cause.toString());
        }
    }

    private void suspectStore(Throwable cause) {
        if (cause instanceof FailureException failed && failed.failure().kind() == Failure.Kind.UNAVAILABLE) {
            routeOrders.suspectStore();
        }
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return relayOutbox
                .markPublished()
                .onFailure(cause -> LOG.warn("outbox is behind cause={}", cause.toString()))
                .otherwiseEmpty();
    }
}
