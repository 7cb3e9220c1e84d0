package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * Asks the venue for all it ever said about an order and brings the order there. A venue that says nothing is asked again,
 * with patience; only then an order that nobody knows to be sent is submitted, and one that was sent is given up.
 */
final class Inquiry {
    private final VenueGateway venue;
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;
    private final UseCase<ApplyExecutionReport.Command, ApplyExecutionReport.Result> apply;
    private final Routes routes;
    private final Doubts doubts;
    private final Handover handover;
    private final InstantSource clock;

    Inquiry(
            VenueGateway venue,
            UnitOfWork unitOfWork,
            OrderSteps steps,
            UseCase<ApplyExecutionReport.Command, ApplyExecutionReport.Result> apply,
            Routes routes,
            Doubts doubts,
            Handover handover,
            InstantSource clock) {
        this.venue = venue;
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.apply = apply;
        this.routes = routes;
        this.doubts = doubts;
        this.handover = handover;
        this.clock = clock;
    }

    /** Brings {@code order} to where the venue has it; whatever fails leaves it in doubt. */
    Future<Void> compare(Order order) {
        if (!order.isOpen() || order.isKept()) {
            forget(order.id());
            return Future.succeededFuture();
        }
        Routes.Route route = routes.note(order);
        int raised = doubts.raised(order.id());
        return askFor(order)
                .compose(story -> story.isEmpty() ? doNotBelieveAtOnce(order, route) : catchUp(order, story, raised))
                .onFailure(cause -> doubts.keep(order.id()));
    }

    /** Takes a report in that was heard on its own. */
    Future<Order> hear(AccountId account, ExecutionReport report) {
        return take(new ApplyExecutionReport.Command(account, report, true));
    }

    private Future<Order> take(ApplyExecutionReport.Command command) {
        return apply.handle(command).map(result -> {
            if (!result.order().isOpen()) {
                routes.forget(result.order().id());
            }
            return result.order();
        });
    }

    private Future<VenueStory> askFor(Order order) {
        return venue.reports(order.id()).map(VenueStory::new);
    }

    private Future<Void> doNotBelieveAtOnce(Order order, Routes.Route route) {
        if (route.isUnderway()) {
            return Future.succeededFuture();
        }
        boolean isBelieved = doubts.noteDenial(order.id());
        if (!isBelieved || route.isProven()) {
            return Future.succeededFuture();
        }
        boolean maySubmit = order.status() == OrderStatus.PENDING_NEW && route.knowledge() == Routes.Knowledge.STORED;
        return maySubmit ? handover.submitFirst(order, route) : giveUp(order);
    }

    /** Whatever is still on its way there is to be canceled on arrival; then the venue has the last word. */
    private Future<Void> giveUp(Order order) {
        return venue.cancel(order.id())
                .compose(told -> askFor(order))
                .compose(story -> story.isEmpty() ? close(order) : catchUp(order, story, doubts.raised(order.id())));
    }

    private Future<Void> close(Order order) {
        return steps.advance(unitOfWork, order, current -> OrderLifecycle.giveUp(current, clock.instant()))
                .onSuccess(closed -> forget(closed.id()))
                .mapEmpty();
    }

    private Future<Void> catchUp(Order order, VenueStory story, int raised) {
        return (story.isKnownTo(order) ? Future.succeededFuture(order) : takeAll(order, story))
                .onSuccess(current -> doubts.dismiss(current.id(), raised))
                .compose(handover::repeatWishes);
    }

    private Future<Order> takeAll(Order order, VenueStory story) {
        Future<Order> now = Future.succeededFuture(order);
        for (ExecutionReport report : story.reports()) {
            now = now.compose(before -> take(new ApplyExecutionReport.Command(order.account(), report)));
        }
        return now.onSuccess(current -> routes.acknowledge(current.id()));
    }

    private void forget(OrderId id) {
        routes.forget(id);
        doubts.dismiss(id);
    }
}
