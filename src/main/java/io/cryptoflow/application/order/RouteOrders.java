package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.OrderChanged;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes committed orders to the venue and the venue's reports to the orders. It never guesses: what either side missed
 * (a crash in between, a lost answer, a database that was away) puts the order in doubt, and the venue is asked for all
 * it ever said about it, until that settles it.
 */
public final class RouteOrders {
    private static final int PAGE = 500;

    private final AccountReader reader;
    private final Routes routes = new Routes();
    private final Doubts doubts;
    private final Handover handover;
    private final Inquiry inquiry;
    private final Orphans orphans;
    private final Reconciliation reconciliation;
    private volatile boolean storeWasAway;
    private volatile boolean comparing;

    public RouteOrders(
            VenueGateway venue,
            AccountReader reader,
            UnitOfWork unitOfWork,
            OrderSteps steps,
            UseCase<ApplyExecutionReport.Command, ApplyExecutionReport.Result> apply,
            InstantSource clock,
            Patience patience) {
        this.reader = reader;
        this.doubts = new Doubts(patience, clock);
        this.handover = new Handover(venue, unitOfWork, steps, routes, doubts, clock);
        this.inquiry = new Inquiry(venue, unitOfWork, steps, apply, routes, doubts, handover, clock);
        this.orphans =
                new Orphans(venue, reader, unitOfWork, steps, clock, new Doubts(patience, clock), inquiry::compare);
        this.reconciliation = new Reconciliation(
                reader,
                venue::openOrders,
                inquiry::compare,
                id -> routes.find(id).isPresent(),
                clock);
        venue.onReport(this::onReport);
    }

    /** Orders that work at the venue, or may. */
    public int openOrders() {
        return routes.size();
    }

    /** Orders of which the venue has to be asked again. */
    public int doubtfulOrders() {
        return doubts.size();
    }

    /** How long the oldest of them has been in doubt; absent when there is none. */
    public Optional<Duration> oldestDoubt() {
        return doubts.oldestAge();
    }

    /** Orders that the venue took after they had been given up, since the start. */
    public long orphanedOrders() {
        return orphans.count();
    }

    /** The last comparison that came to its end. */
    public Optional<Comparison> lastComparison() {
        return reconciliation.last();
    }

    List<Doubt> oldestDoubts(int limit) {
        return doubts.oldest(limit);
    }

    List<Orphan> latestOrphans() {
        return orphans.latest();
    }

    /** Tells {@code listener} of every order that the venue took after it had been given up. */
    public void onOrphan(Consumer<Orphan> listener) {
        orphans.onOrphan(listener);
    }

    /**
     * Acts on what was committed, and on nothing else: orders go to the venue, wishes to cancel and to amend too. Where an
     * answer does not come the order is UNKNOWN, or in doubt, until the venue says more.
     */
    public void onCommitted(List<AccountEvent> events) {
        for (AccountEvent event : events) {
            if (event.content() instanceof OrderChanged changed) {
                route(changed.event());
            }
        }
    }

    private void route(OrderEvent event) {
        Order order = event.order();
        boolean mayBeNew = event instanceof OrderEvent.OrderPlaced || event instanceof OrderEvent.OrderTriggered;
        if (mayBeNew && order.status() == OrderStatus.PENDING_NEW) {
            handover.submit(order);
        } else if (event instanceof OrderEvent.OrderCancelRequested) {
            handover.cancel(order);
        } else if (event instanceof OrderEvent.OrderAmendRequested) {
            handover.amend(order);
        }
    }

    /** Notes that a commit got no answer: an order may be stored that was not routed. {@link #heal} looks for it. */
    public void suspectStore() {
        storeWasAway = true;
    }

    /** Asks about what is in doubt and due; called again and again, it does nothing when nothing is. */
    public Future<Void> heal() {
        if (storeWasAway && !comparing) {
            storeWasAway = false;
            comparing = true;
            return reconcile()
                    .onFailure(cause -> suspectStore())
                    .onComplete(done -> comparing = false)
                    .mapEmpty();
        }
        Stream<Future<Void>> resolved = doubts.takeDue(PAGE).stream().map(this::resolve);
        return Future.join(Stream.concat(resolved, Stream.of(orphans.heal())).toList())
                .mapEmpty();
    }

    /**
     * Compares every open order with the venue, asking about each once. What is not settled by that stays in doubt, what
     * only the venue has, and what was given up within a day, is looked at by {@link #heal}.
     */
    public Future<Comparison> reconcile() {
        return reconcile(Future::succeededFuture);
    }

    /** The same at leisure: what {@code rest} tells is waited for again and again, so that trade is not held up. */
    public Future<Comparison> reconcile(Supplier<Future<Void>> rest) {
        return reconciliation
                .run(rest)
                .onSuccess(comparison -> comparison.onlyThere().forEach(orphans::hear))
                .compose(comparison -> orphans.suspectGivenUp().map(comparison));
    }

    private Future<Void> resolve(OrderId id) {
        Optional<AccountId> account = routes.find(id).map(Routes.Route::account);
        if (account.isEmpty()) {
            doubts.dismiss(id);
            return Future.succeededFuture();
        }
        return reader.findOrder(account.get(), id)
                .compose(found -> found.map(inquiry::compare).orElse(Future.succeededFuture()));
    }

    private void onReport(ExecutionReport report) {
        Optional<Routes.Route> route = routes.find(report.orderId());
        if (route.isEmpty()) {
            orphans.hear(report.orderId());
        } else if (isAcknowledgement(report)) {
            routes.acknowledge(report.orderId());
            // A wish to cancel may have reached the venue before the order did.
            take(route.get().account(), report).onSuccess(handover::repeatWishes);
        } else if (route.get().knowledge() == Routes.Knowledge.ACKNOWLEDGED) {
            take(route.get().account(), report);
        } else {
            // What came before the acknowledgement waits for it: all reports are asked for, in their order.
            doubts.raise(report.orderId());
        }
    }

    private static boolean isAcknowledgement(ExecutionReport report) {
        return report instanceof ExecutionReport.Accepted || report instanceof ExecutionReport.Rejected;
    }

    private Future<Order> take(AccountId account, ExecutionReport report) {
        return inquiry.hear(account, report).onFailure(cause -> doubts.raise(report.orderId()));
    }
}
