package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.risk.Verdict;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Accepts or denies an order and stores it with its event and the funds it holds; the same client order id answers the same. */
public final class PlaceOrder implements UseCase<PlaceOrder.Command, PlaceOrder.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderIntake intake;
    private final OrderSteps steps;
    private final Supplier<OrderId> ids;
    private final InstantSource clock;

    /** What is asked, and with which key; without a client order id the order's own id stands in for it. */
    public record Command(
            AccountId account, Optional<ApiKeyId> key, Optional<ClientOrderId> clientOrderId, OrderTerms terms) {}

    /**
     * The order as it stands. A denied order has status DENIED and says why.
     *
     * @param replayed whether it stood already under this client order id
     */
    public record Result(Order order, boolean replayed) {
        /** Whether the gateway refused it. */
        public boolean isDenied() {
            return order.status() == OrderStatus.DENIED;
        }
    }

    public PlaceOrder(
            UnitOfWork unitOfWork, OrderIntake intake, OrderSteps steps, Supplier<OrderId> ids, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.intake = intake;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        OrderId id = ids.get();
        ClientOrderId clientOrderId = command.clientOrderId().orElseGet(() -> new ClientOrderId(id.toString()));
        return unitOfWork.inTransaction(command.account(), tx -> {
            // Made inside the unit, so that the times of placing follow each other as the decisions do.
            Order.Ticket ticket = new Order.Ticket(
                    id,
                    command.account(),
                    clientOrderId,
                    command.key(),
                    command.terms(),
                    Optional.empty(),
                    clock.instant());
            return tx.findOrder(clientOrderId)
                    .compose(known -> known.isPresent() ? replay(known.get(), ticket) : place(ticket, tx));
        });
    }

    private static Future<Result> replay(Order known, Order.Ticket ticket) {
        return known.placedTerms().equals(ticket.terms())
                ? Future.succeededFuture(new Result(known, true))
                : OrderIntake.reused(known);
    }

    private Future<Result> place(Order.Ticket ticket, Transaction tx) {
        Verdict verdict = intake.assess(ticket, tx);
        OrderEvent event = verdict instanceof Verdict.Passed passed
                ? OrderIntake.placed(ticket, passed)
                : OrderIntake.denied(ticket, (Verdict.Refused) verdict);
        steps.begin(tx, event);
        return Future.succeededFuture(new Result(event.order(), false));
    }
}
