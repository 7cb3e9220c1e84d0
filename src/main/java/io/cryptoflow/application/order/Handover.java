package io.cryptoflow.application.order;

import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.OrderStatus;
import io.vertx.core.Future;
import java.time.InstantSource;

/** Hands committed orders and committed wishes to cancel or amend to the venue, and notes what its answer proves. */
final class Handover {
    private final VenueGateway venue;
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;
    private final Routes routes;
    private final Doubts doubts;
    private final InstantSource clock;

    Handover(
            VenueGateway venue,
            UnitOfWork unitOfWork,
            OrderSteps steps,
            Routes routes,
            Doubts doubts,
            InstantSource clock) {
        this.venue = venue;
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.routes = routes;
        this.doubts = doubts;
        this.clock = clock;
    }

    Future<Void> submit(Order order) {
        routes.send(order);
        return handOver(order);
    }

    /** Submits unless somebody did since {@code known} was read. */
    Future<Void> submitFirst(Order order, Routes.Route known) {
        if (!routes.sendFirst(order, known)) {
            return Future.succeededFuture();
        }
        doubts.dismiss(order.id());
        return handOver(order);
    }

    private Future<Void> handOver(Order order) {
        return venue.submit(order)
                .onSuccess(taken -> routes.answered(order.id(), true))
                .onFailure(cause -> routes.answered(order.id(), false))
                .recover(cause -> loseTrack(order));
    }

    private Future<Void> loseTrack(Order order) {
        doubts.raise(order.id());
        return steps.advance(unitOfWork, order, current -> OrderLifecycle.loseTrack(current, clock.instant()))
                .mapEmpty();
    }

    Future<Void> cancel(Order order) {
        return venue.cancel(order.id()).onFailure(cause -> doubts.raise(order.id()));
    }

    Future<Void> amend(Order order) {
        return order.revision()
                .pending()
                .map(amendment -> venue.amend(order.id(), order.revision().number(), amendment)
                        .onFailure(cause -> doubts.raise(order.id())))
                .orElse(Future.succeededFuture());
    }

    /** Says once more what the venue has not answered. */
    Future<Void> repeatWishes(Order order) {
        if (!order.isOpen()) {
            return Future.succeededFuture();
        }
        return order.status() == OrderStatus.PENDING_CANCEL ? cancel(order) : amend(order);
    }
}
