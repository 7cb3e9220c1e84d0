package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.application.order.PreviewOrder;

/** Everything that the agent can ask of the system or do to it: what any client can, through the same use cases. */
public record AgentTools(Reading reading, Trading trading) {
    /** What looks and leaves no trace. */
    public record Reading(
            UseCase<FindBalances.Query, FindBalances.Result> balances,
            UseCase<FindPositions.Query, FindPositions.Result> positions,
            UseCase<FindOrder.Query, FindOrder.Result> order,
            UseCase<FindOrders.Query, FindOrders.Result> orders,
            UseCase<FindFills.Query, FindFills.Result> fills,
            UseCase<FindInstruments.Query, FindInstruments.Result> instruments,
            UseCase<FindTickers.Query, FindTickers.Result> tickers,
            UseCase<FindBook.Query, FindBook.Result> book,
            UseCase<FindStatistics.Query, FindStatistics.Result> statistics,
            UseCase<PreviewOrder.Query, PreviewOrder.Result> preview,
            UseCase<AskKnowledge.Query, AskKnowledge.Result> knowledge) {}

    /** What changes orders; used by a confirmed ticket alone. */
    public record Trading(
            UseCase<PlaceOrder.Command, PlaceOrder.Result> place,
            UseCase<PlaceOrderGroup.Command, PlaceOrderGroup.Result> placeGroup,
            UseCase<CancelOrder.Command, CancelOrder.Result> cancel,
            UseCase<AmendOrder.Command, AmendOrder.Result> amend) {}
}
