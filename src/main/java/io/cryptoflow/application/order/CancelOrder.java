package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Stores the wish to cancel; the venue is told after the commit and its report ends the order. An order that the gateway
 * keeps ends at once; closed orders answer as they are.
 */
public final class CancelOrder implements UseCase<CancelOrder.Command, CancelOrder.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;
    private final InstantSource clock;

    /** Which order of which account. */
    public record Command(AccountId account, OrderId orderId) {}

    /** The order as it stands now: PENDING_CANCEL, or closed. */
    public record Result(Order order) {}

    public CancelOrder(UnitOfWork unitOfWork, OrderSteps steps, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        return unitOfWork.inTransaction(command.account(), tx -> tx.findOrder(command.orderId())
                .compose(found -> OrderNotFound.unless(found, command.orderId()))
                .map(order -> new Result(request(order, tx))));
    }

    private Order request(Order order, Transaction tx) {
        Optional<OrderEvent> event = OrderLifecycle.requestCancel(order, Optional.empty(), clock.instant());
        event.ifPresent(e -> steps.advance(tx, order, e));
        return event.map(OrderEvent::order).orElse(order);
    }
}
