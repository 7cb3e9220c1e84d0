package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import java.time.Instant;
import java.util.List;

/** The account of an order as the gate asks about it, at the moment of the decision; only what a check needs is looked up. */
public interface AccountView {
    /** What the account may do: the stricter of its own trading state and everybody's. */
    TradingState state();

    /** All limits that hold, those of the account first. */
    List<LimitScope> scopes();

    /** How many orders of {@code scope} are open. */
    int openOrders(LimitScope scope);

    /** How many orders of {@code scope} were placed after {@code moment}, which is no more than a second ago. */
    int placedAfter(LimitScope scope, Instant moment);

    /** Realized profit, or loss below zero, of today's UTC day. */
    Money realizedToday(Asset quote);

    /** How much of the position an order with {@code terms} may still close beside what is open; zero when it closes nothing. */
    Quantity reducible(OrderTerms terms);
}
