package io.cryptoflow.application.agent;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.LineResult;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends the actions of a confirmed ticket through the use cases of everybody. Sending one again has no further effect; what it
 * came to is not known after a failure UNAVAILABLE or TIMEOUT, which is passed on.
 */
final class TicketSender implements TicketAction.Visitor<LineResult> {
    private static final Set<Failure.Kind> IN_DOUBT = EnumSet.of(Failure.Kind.UNAVAILABLE, Failure.Kind.TIMEOUT);

    private final Principal principal;
    private final AgentTools tools;
    private final AgentThreads threads;

    TicketSender(Principal principal, AgentTools tools, AgentThreads threads) {
        this.principal = principal;
        this.tools = tools;
        this.threads = threads;
    }

    LineResult send(TicketAction action) {
        try {
            return action.accept(this);
        } catch (FailureException failed) {
            Failure failure = failed.failure();
            if (IN_DOUBT.contains(failure.kind())) {
                throw failed;
            }
            return new LineResult(List.of(), Optional.of(new Reason(failure.code(), failure.detail())));
        }
    }

    @Override
    public LineResult place(TicketAction.Place action) {
        Order order = threads.await(tools.trading()
                        .place()
                        .handle(new PlaceOrder.Command(
                                principal.account(),
                                principal.key(),
                                Optional.of(action.clientOrderId()),
                                action.terms())))
                .order();
        return placed(List.of(order));
    }

    @Override
    public LineResult placeGroup(TicketAction.PlaceGroup action) {
        List<PlaceOrderGroup.Leg> legs = action.legs().stream()
                .map(leg -> new PlaceOrderGroup.Leg(leg.clientOrderId(), leg.role(), leg.terms()))
                .toList();
        return placed(threads.await(tools.trading()
                        .placeGroup()
                        .handle(new PlaceOrderGroup.Command(principal.account(), principal.key(), legs)))
                .orders());
    }

    /** Only the gateway's own denial is a refusal; what the venue says of an order later is the order's story. */
    private static LineResult placed(List<Order> orders) {
        Optional<Reason> denied =
                new PlaceOrderGroup.Result(orders, false).denied().flatMap(Order::reason);
        return new LineResult(orders.stream().map(Order::id).toList(), denied);
    }

    @Override
    public LineResult cancel(TicketAction.Cancel action) {
        Order order = threads.await(
                        tools.trading().cancel().handle(new CancelOrder.Command(principal.account(), action.orderId())))
                .order();
        return new LineResult(List.of(order.id()), Optional.empty());
    }

    @Override
    public LineResult amend(TicketAction.Amend action) {
        AmendOrder.Command command = new AmendOrder.Command(
                principal.account(), action.orderId(), action.quantity(), action.limitPrice(), action.stopPrice());
        try {
            AmendOrder.Result amended = threads.await(tools.trading().amend().handle(command));
            return new LineResult(List.of(amended.order().id()), amended.denied());
        } catch (FailureException failed) {
            // A change that was asked for before its answer was lost stands already.
            if (failed.failure().kind() == Failure.Kind.CONFLICT && isUnderWay(action)) {
                return new LineResult(List.of(action.orderId()), Optional.empty());
            }
            throw failed;
        }
    }

    private boolean isUnderWay(TicketAction.Amend action) {
        Order order = find(action.orderId());
        return order.revision()
                .pending()
                .filter(pending -> action.quantity()
                                .map(pending.quantity()::equals)
                                .orElse(true)
                        && action.limitPrice().map(pending.limitPrice()::equals).orElse(true)
                        && action.stopPrice().isEmpty())
                .isPresent();
    }

    private Order find(OrderId id) {
        return threads.await(tools.reading().order().handle(new FindOrder.Query(principal.account(), id)))
                .order();
    }
}
