package io.cryptoflow.application.order;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.order.Amending;
import io.cryptoflow.domain.order.InvalidTerms;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.Revision.Amendment;
import io.cryptoflow.domain.risk.Verdict;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changes quantity or prices of an open order. What works at the venue is changed there, by its report; the account
 * holds enough for either outcome until then. What the gateway keeps is changed at once.
 */
public final class AmendOrder implements UseCase<AmendOrder.Command, AmendOrder.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderIntake intake;
    private final OrderSteps steps;
    private final InstantSource clock;

    /** Which order, and what shall be otherwise; what is absent stays. The quantity counts what has filled already. */
    public record Command(
            AccountId account,
            OrderId orderId,
            Optional<Quantity> quantity,
            Optional<Price> limitPrice,
            Optional<Price> stopPrice) {}

    /** The order as it stands now, and why it was left as it is, if the gateway denies the change. */
    public record Result(Order order, Optional<Reason> denied) {}

    public AmendOrder(UnitOfWork unitOfWork, OrderIntake intake, OrderSteps steps, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.intake = intake;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        return unitOfWork.inTransaction(command.account(), tx -> tx.findOrder(command.orderId())
                .compose(found -> OrderNotFound.unless(found, command.orderId()))
                .map(order -> amend(order, command, tx)));
    }

    private Result amend(Order order, Command command, Transaction tx) {
        requireAmendable(order, command);
        OrderTerms wanted = wanted(order, command);
        if (wanted.equals(order.terms())) {
            return new Result(order, Optional.empty());
        }
        Verdict verdict = intake.assessAmended(order, wanted, tx);
        if (verdict instanceof Verdict.Refused refused) {
            return new Result(order, Optional.of(refused.toReason()));
        }
        OrderEvent event = event(order, wanted, (Verdict.Passed) verdict);
        steps.advance(tx, order, event);
        return new Result(event.order(), Optional.empty());
    }

    private OrderEvent event(Order order, OrderTerms wanted, Verdict.Passed passed) {
        if (!order.isKept()) {
            Amendment amendment = new Amendment(
                    wanted.quantity().orElseThrow(), wanted.limitPrice().orElseThrow());
            return Amending.request(order, amendment, clock.instant());
        }
        // An exit of a group may hold nothing because the other one does; that stays so.
        Money held = order.sharesFunds() ? order.held() : passed.held();
        return Amending.change(order, wanted, passed.worstPrice(), held, clock.instant());
    }

    private static OrderTerms wanted(Order order, Command command) {
        OrderTerms terms = order.terms();
        try {
            return terms.edit()
                    .quantity(command.quantity().or(terms::quantity))
                    .limitPrice(command.limitPrice().or(terms::limitPrice))
                    .stopPrice(command.stopPrice().or(terms::stopPrice))
                    .terms();
        } catch (InvalidTerms invalid) {
            throw new FailureException(new Failure(
                    Failure.Kind.INVALID,
                    "INVALID_TERMS",
                    String.valueOf(invalid.getMessage()),
                    Optional.of(invalid.field())));
        }
    }

    private static void requireAmendable(Order order, Command command) {
        conflictUnless(order.isOpen(), "ORDER_CLOSED", "order " + order.id() + " is " + order.status());
        conflictUnless(order.status() != OrderStatus.PENDING_CANCEL, "ORDER_CANCELING", "the order is being canceled");
        conflictUnless(
                order.revision().pending().isEmpty(),
                "AMEND_PENDING",
                "the venue has not answered the change before this one");
        boolean atVenue = order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
        conflictUnless(
                atVenue && (order.isKept() || order.terms().restsAtVenue()),
                "NOT_AMENDABLE",
                "expected an order that rests or waits for its price, was "
                        + order.terms().type() + " " + order.status());
        conflictUnless(
                order.isKept() || command.stopPrice().isEmpty(),
                "NOT_AMENDABLE",
                "the stop price has done its work already");
        requireAmendableInGroup(order, command);
    }

    private static void requireAmendableInGroup(Order order, Command command) {
        if (order.group().isEmpty()) {
            return;
        }
        conflictUnless(
                command.quantity().isEmpty(),
                "GROUP_QUANTITY",
                "the orders of a group share their quantity; cancel the group and place it anew");
        conflictUnless(
                order.group().get().role() != OrderGroup.Role.OCO_LEG
                        || order.terms().side() == Side.SELL,
                "GROUP_NOT_AMENDABLE",
                "this order of a group shares its funds; cancel the group and place it anew");
    }

    private static void conflictUnless(boolean fine, String code, String detail) {
        if (!fine) {
            throw FailureException.of(Failure.Kind.CONFLICT, code, detail);
        }
    }
}
