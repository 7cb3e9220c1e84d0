package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks for the cancellation of all open orders of an account that match, in one unit of work. */
public final class CancelOrders implements UseCase<CancelOrders.Command, CancelOrders.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderSteps steps;
    private final InstantSource clock;

    /** Whose orders, which of them, and why unless the client simply asked. */
    public record Command(AccountId account, Optional<Symbol> symbol, Optional<Side> side, Optional<Reason> why) {}

    /** The orders that were open, oldest first, as they stand now: PENDING_CANCEL, or closed. */
    public record Result(List<Order> orders) {
        /** Keeps its own copy. */
        public Result {
            orders = List.copyOf(orders);
        }
    }

    public CancelOrders(UnitOfWork unitOfWork, OrderSteps steps, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        return unitOfWork.inTransaction(command.account(), tx -> cancelAll(command, tx));
    }

    /** The same inside a unit of work that does more. */
    public Future<Result> cancelAll(Command command, Transaction tx) {
        List<Order> open = tx.openOrders().stream()
                .filter(order -> matches(command, order))
                .sorted(Comparator.comparing(Order::id))
                .toList();
        List<Future<Optional<Order>>> canceled =
                open.stream().map(order -> cancel(order, command, tx)).toList();
        return Future.all(canceled)
                .map(all -> new Result(canceled.stream()
                        .flatMap(done -> done.result().stream())
                        .toList()));
    }

    private static boolean matches(Command command, Order order) {
        return command.symbol().map(order.terms().symbol()::equals).orElse(true)
                && command.side().map(order.terms().side()::equals).orElse(true);
    }

    /** Canceling one order of a group may have changed the others, so each is looked at anew. */
    private Future<Optional<Order>> cancel(Order order, Command command, Transaction tx) {
        return tx.findOrder(order.id()).compose(now -> {
            now.flatMap(current -> OrderLifecycle.requestCancel(current, command.why(), clock.instant()))
                    .ifPresent(event -> steps.advance(tx, now.orElseThrow(), event));
            return tx.findOrder(order.id());
        });
    }
}
