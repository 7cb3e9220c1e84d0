package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.Optional;

/** Turns a venue's report into the order's next state, its fill, its event and the balances; a repeated report changes nothing. */
public final class ApplyExecutionReport implements UseCase<ApplyExecutionReport.Command, ApplyExecutionReport.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;

    /**
     * What the venue says, about an order of which account.
     *
     * @param isLive whether it was heard on its own, not among all of the order's reports
     */
    public record Command(AccountId account, ExecutionReport report, boolean isLive) {
        /** A report among all of the order's. */
        public Command(AccountId account, ExecutionReport report) {
            this(account, report, false);
        }
    }

    /** The order as it stands now, and what came of the report, unless it was known. */
    public record Result(Order order, Optional<OrderEvent> event) {}

    public ApplyExecutionReport(UnitOfWork unitOfWork, OrderSteps steps) {
        this.unitOfWork = unitOfWork;
        this.steps = steps;
    }

    @Override
    public Future<Result> handle(Command command) {
        return unitOfWork.inTransaction(command.account(), tx -> tx.findOrder(
                        command.report().orderId())
                .compose(found -> OrderNotFound.unless(found, command.report().orderId()))
                .map(order -> apply(order, command, tx)));
    }

    private Result apply(Order order, Command command, Transaction tx) {
        Optional<OrderEvent> event = command.isLive()
                ? OrderLifecycle.hear(order, command.report())
                : OrderLifecycle.apply(order, command.report());
        event.ifPresent(e -> steps.advance(tx, order, e));
        return new Result(event.map(OrderEvent::order).orElse(order), event);
    }
}
