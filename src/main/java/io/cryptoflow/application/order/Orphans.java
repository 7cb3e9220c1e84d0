package io.cryptoflow.application.order;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Orders that the venue speaks of though they are closed here. One that had been given up did arrive after all: the venue
 * is told to cancel it at once, and what it filled all the same is settled: the order is open again, holds its funds, and
 * takes the venue's reports like any other.
 */
final class Orphans {
    private static final int LISTED = 1_000;
    private static final int PAGE = 500;
    private static final Duration WATCHED = Duration.ofDays(1);

    private final VenueGateway venue;
    private final AccountReader reader;
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;
    private final InstantSource clock;
    private final Doubts unsettled;
    private final Function<Order, Future<Void>> compare;
    private final Map<OrderId, Orphan> listed = new LinkedHashMap<>();
    private volatile Consumer<Orphan> listener = orphan -> {};
    private long count;

    /** @param compare takes the venue's reports of an open order in */
    Orphans(
            VenueGateway venue,
            AccountReader reader,
            UnitOfWork unitOfWork,
            OrderSteps steps,
            InstantSource clock,
            Doubts unsettled,
            Function<Order, Future<Void>> compare) {
        this.venue = venue;
        this.reader = reader;
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.clock = clock;
        this.unsettled = unsettled;
        this.compare = compare;
    }

    void onOrphan(Consumer<Orphan> wanted) {
        listener = wanted;
    }

    synchronized long count() {
        return count;
    }

    /** The latest ones, oldest first. */
    synchronized List<Orphan> latest() {
        return List.copyOf(listed.values());
    }

    /** The venue spoke of an order that is not open here. */
    void hear(OrderId id) {
        unsettled.raise(id);
    }

    /** Whatever was given up lately may have arrived, without a word of the venue. */
    Future<Void> suspectGivenUp() {
        return reader.givenUpOrders(clock.instant().minus(WATCHED), LISTED)
                .onSuccess(orders -> orders.forEach(order -> hear(order.id())))
                .mapEmpty();
    }

    /** Looks at what was heard; what cannot be settled now is looked at again. */
    Future<Void> heal() {
        List<Future<Void>> looked =
                unsettled.takeDue(PAGE).stream().map(this::look).toList();
        return Future.join(looked).mapEmpty();
    }

    private Future<Void> look(OrderId id) {
        int raised = unsettled.raised(id);
        return reader.findOrderOfAnyone(id)
                .compose(found -> found.map(this::settle).orElse(Future.succeededFuture(true)))
                .onSuccess(settled -> {
                    if (settled) {
                        unsettled.dismiss(id, raised);
                    }
                })
                .mapEmpty();
    }

    private Future<Boolean> settle(Order order) {
        if (order.isOpen()) {
            return compare.apply(order).map(done -> markSettled(order.id()));
        }
        return OrderLifecycle.isGivenUp(order) ? settleGivenUp(order) : Future.succeededFuture(true);
    }

    private Future<Boolean> settleGivenUp(Order order) {
        return venue.reports(order.id()).map(VenueStory::new).compose(story -> {
            if (story.isEmpty()) {
                return Future.succeededFuture(true);
            }
            notice(order);
            return story.isOver() ? conclude(order, story) : cancel(order);
        });
    }

    private Future<Boolean> cancel(Order order) {
        return venue.cancel(order.id())
                .compose(told -> venue.reports(order.id()))
                .map(VenueStory::new)
                .compose(latest -> conclude(order, latest));
    }

    private Future<Boolean> conclude(Order order, VenueStory story) {
        if (story.tellsOfFills()) {
            return reopen(order).compose(compare).map(done -> markSettled(order.id()));
        }
        return Future.succeededFuture(story.isOver() && markSettled(order.id()));
    }

    private Future<Order> reopen(Order order) {
        return steps.advance(unitOfWork, order, current -> OrderLifecycle.reopen(current, clock.instant()));
    }

    private void notice(Order order) {
        Orphan orphan = new Orphan(order.id(), order.account(), clock.instant(), false);
        if (list(orphan)) {
            listener.accept(orphan);
        }
    }

    private synchronized boolean list(Orphan orphan) {
        if (listed.putIfAbsent(orphan.order(), orphan) != null) {
            return false;
        }
        count++;
        if (listed.size() > LISTED) {
            listed.remove(listed.keySet().iterator().next());
        }
        return true;
    }

    private synchronized boolean markSettled(OrderId id) {
        listed.computeIfPresent(id, (order, orphan) -> orphan.settled());
        return true;
    }
}
