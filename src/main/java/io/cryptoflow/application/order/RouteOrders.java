package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes committed orders to the venue and the venue's reports to the orders. What either side missed (a crash in
 * between, a lost answer, a database that was away) is healed by asking the venue for all it ever said about the order.
 */
public final class RouteOrders {
    private static final int PAGE = 500;

    private final VenueGateway venue;
    private final AccountReader reader;
    private final UnitOfWork unitOfWork;
    private final UseCase<ApplyExecutionReport.Command, ApplyExecutionReport.Result> apply;
    private final InstantSource clock;
    private final Map<OrderId, AccountId> routed = new ConcurrentHashMap<>();
    private final Set<OrderId> doubtful = ConcurrentHashMap.newKeySet();
    private volatile boolean storeWasAway;

    public RouteOrders(
            VenueGateway venue,
            AccountReader reader,
            UnitOfWork unitOfWork,
            UseCase<ApplyExecutionReport.Command, ApplyExecutionReport.Result> apply,
            InstantSource clock) {
        this.venue = venue;
        this.reader = reader;
        this.unitOfWork = unitOfWork;
        this.apply = apply;
        this.clock = clock;
        venue.onReport(this::onReport);
    }

    /** Orders that work at the venue, or may. */
    public int openOrders() {
        return routed.size();
    }

    /** Orders of which the venue has to be asked again. */
    public int doubtfulOrders() {
        return doubtful.size();
    }

    /** Hands a committed order over. When the answer does not come the order is UNKNOWN until the venue says more. */
    public Future<Void> submit(Order order) {
        routed.put(order.id(), order.account());
        return venue.submit(order).recover(cause -> loseTrack(order));
    }

    /** Tells the venue of a committed wish to cancel. */
    public Future<Void> cancel(Order order) {
        return venue.cancel(order.id()).onFailure(cause -> doubtful.add(order.id()));
    }

    /** Notes that a commit got no answer: an order may be stored that was not routed. {@link #heal} looks for it. */
    public void suspectStore() {
        storeWasAway = true;
    }

    /** Resolves what is in doubt; called again and again, it does nothing when nothing is. */
    public Future<Void> heal() {
        if (storeWasAway) {
            storeWasAway = false;
            return reconcile().onFailure(cause -> suspectStore()).mapEmpty();
        }
        List<Future<Void>> resolved =
                List.copyOf(doubtful).stream().limit(PAGE).map(this::resolve).toList();
        return Future.join(resolved).mapEmpty();
    }

    /** Compares every open order with the venue; answers how many there were. What could not be compared stays in doubt. */
    public Future<Integer> reconcile() {
        return reconcileBehind(Optional.empty());
    }

    private Future<Integer> reconcileBehind(Optional<OrderId> last) {
        return reader.openOrders(last, PAGE).compose(page -> {
            List<Future<Void>> compared =
                    page.stream().map(order -> compare(order).otherwiseEmpty()).toList();
            Future<Void> done = Future.join(compared).mapEmpty();
            return page.size() < PAGE
                    ? done.map(all -> page.size())
                    : done.compose(all -> reconcileBehind(
                                    Optional.of(page.get(PAGE - 1).id())))
                            .map(more -> more + page.size());
        });
    }

    private Future<Void> resolve(OrderId id) {
        AccountId account = routed.get(id);
        if (account == null) {
            doubtful.remove(id);
            return Future.succeededFuture();
        }
        return reader.findOrder(account, id)
                .compose(found -> found.map(this::compare).orElse(Future.succeededFuture()));
    }

    private Future<Void> compare(Order order) {
        // Before the venue is asked: whatever goes wrong from here on puts the order in doubt again.
        doubtful.remove(order.id());
        if (!order.isOpen()) {
            routed.remove(order.id());
            return Future.succeededFuture();
        }
        routed.put(order.id(), order.account());
        return venue.reports(order.id())
                .compose(reports -> reports.isEmpty() ? submitAgain(order) : applyAll(order, reports))
                .onFailure(cause -> doubtful.add(order.id()));
    }

    private Future<Void> submitAgain(Order order) {
        if (order.venueOrderId().isPresent()) {
            return Future.failedFuture(
                    new IllegalStateException("the venue does not know order " + order.id() + ", which it accepted"));
        }
        Future<Void> submitted = submit(order);
        return order.status() == OrderStatus.PENDING_CANCEL ? submitted.compose(done -> cancel(order)) : submitted;
    }

    private Future<Void> applyAll(Order order, List<ExecutionReport> reports) {
        Future<Order> now = Future.succeededFuture(order);
        for (ExecutionReport report : reports) {
            now = now.compose(before -> applyOne(order.account(), report));
        }
        return now.compose(
                current -> current.status() == OrderStatus.PENDING_CANCEL ? cancel(current) : Future.succeededFuture());
    }

    private void onReport(ExecutionReport report) {
        AccountId account = routed.get(report.orderId());
        if (account != null) {
            applyOne(account, report).onFailure(cause -> doubtful.add(report.orderId()));
        }
    }

    private Future<Order> applyOne(AccountId account, ExecutionReport report) {
        return apply.handle(new ApplyExecutionReport.Command(account, report)).map(result -> {
            if (!result.order().isOpen()) {
                routed.remove(report.orderId());
            }
            return result.order();
        });
    }

    private Future<Void> loseTrack(Order order) {
        doubtful.add(order.id());
        return unitOfWork.inTransaction(
                order.account(), tx -> tx.findOrder(order.id()).map(found -> {
                    Optional<OrderEvent> event =
                            found.flatMap(current -> OrderLifecycle.loseTrack(current, clock.instant()));
                    event.ifPresent(e -> OrderSteps.advance(tx, found.orElseThrow(), e));
                    return null;
                }));
    }
}
