package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.risk.CostEstimate;
import io.cryptoflow.domain.risk.Inspection;
import io.cryptoflow.domain.risk.Verdict;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What placing an order would come to now: every check of the gate, the cost from the book, the funds after it. Leaves no trace. */
public final class PreviewOrder implements UseCase<PreviewOrder.Query, PreviewOrder.Result> {
    private final UnitOfWork unitOfWork;
    private final OrderIntake intake;
    private final BigDecimal takerRate;

    /** What would be placed, and with which key. */
    public record Query(AccountId account, Optional<ApiKeyId> key, OrderTerms terms) {}

    /**
     * What it would come to.
     *
     * @param passed what the gate would let go; absent when it would deny the order
     * @param estimate what would trade at once; absent when the order would be denied
     * @param balances the two balances that would change, as they would stand then; empty when the order would be denied
     */
    public record Result(
            List<Inspection> inspections,
            Optional<Verdict.Passed> passed,
            Optional<CostEstimate> estimate,
            List<Balance> balances) {
        /** Keeps its own copies. */
        public Result {
            inspections = List.copyOf(inspections);
            balances = List.copyOf(balances);
        }
    }

    /** @param takerRate the venue's share of what a taker receives */
    public PreviewOrder(UnitOfWork unitOfWork, OrderIntake intake, BigDecimal takerRate) {
        this.unitOfWork = unitOfWork;
        this.intake = intake;
        this.takerRate = takerRate;
    }

    @Override
    public Future<Result> handle(Query query) {
        return unitOfWork.inTransaction(query.account(), tx -> Future.succeededFuture(preview(query, tx)));
    }

    private Result preview(Query query, Transaction tx) {
        OrderTerms terms = query.terms();
        OrderIntake.Inspected inspected = intake.inspect(query.key(), terms, tx);
        Optional<CostEstimate> estimate = inspected
                .passed()
                .map(passed -> CostEstimate.of(
                        terms,
                        passed.worstPrice(),
                        inspected.market().freshBook(),
                        intake.lotSize(terms.symbol()),
                        takerRate));
        List<Balance> balances = estimate.map(
                        cost -> after(terms, inspected.passed().orElseThrow(), cost, tx))
                .orElse(List.of());
        return new Result(inspected.inspections(), inspected.passed(), estimate, balances);
    }

    private static List<Balance> after(OrderTerms terms, Verdict.Passed passed, CostEstimate cost, Transaction tx) {
        boolean buys = terms.side() == Side.BUY;
        Money base = cost.quantity().of(terms.symbol().base());
        Money paid = buys ? cost.notional() : base;
        Money received = (buys ? base : cost.notional()).minus(cost.commission());
        Money stays = stillHeld(terms, passed, cost);
        return List.of(
                tx.balance(Order.paidAsset(terms)).lock(paid.plus(stays)).spend(paid),
                tx.balance(Order.receivedAsset(terms)).receive(received));
    }

    private static Money stillHeld(OrderTerms terms, Verdict.Passed passed, CostEstimate cost) {
        boolean stays = terms.restsAtVenue() || terms.type().isConditional();
        if (!stays) {
            return Money.zero(passed.held().asset());
        }
        Quantity rest = terms.quantity().orElseThrow().minus(cost.quantity());
        return terms.side() == Side.BUY
                ? passed.worstPrice().times(rest, terms.symbol().quote())
                : rest.of(terms.symbol().base());
    }
}
