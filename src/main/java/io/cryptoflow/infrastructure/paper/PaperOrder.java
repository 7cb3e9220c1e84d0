package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.matching.Handling;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.Optional;

/** An order as the venue works it. */
final class PaperOrder {
    private final OrderId id;
    private final String account;
    private final OrderTerms terms;
    private final Quantity lotSize;
    private Price worstPrice;
    private Optional<Quantity> quantity;
    private Quantity filled = Quantity.ZERO;
    private Money spent;
    private boolean complete;
    private long number;
    private int revision;

    PaperOrder(OrderId id, String account, OrderTerms terms, Price worstPrice, Quantity lotSize) {
        this.id = id;
        this.account = account;
        this.terms = terms;
        this.worstPrice = worstPrice;
        this.lotSize = lotSize;
        this.quantity = terms.quantity();
        this.spent = Money.zero(terms.symbol().quote());
    }

    OrderId id() {
        return id;
    }

    /** Its number in the book; 0 while it is in none. */
    long number() {
        return number;
    }

    boolean isInBook() {
        return number != 0;
    }

    void enterBook(long as) {
        number = as;
    }

    /** Whose it is: orders of one account never trade with each other. */
    String account() {
        return account;
    }

    OrderTerms terms() {
        return terms;
    }

    Price worstPrice() {
        return worstPrice;
    }

    /** All that it wants, what is filled included; absent for an order that spends a quote quantity. */
    Optional<Quantity> quantity() {
        return quantity;
    }

    Quantity filled() {
        return filled;
    }

    boolean isBuy() {
        return terms.side() == Side.BUY;
    }

    Handling handling() {
        if (terms.postOnly()) {
            return Handling.POST_ONLY;
        }
        if (terms.restsAtVenue()) {
            return Handling.GTC;
        }
        return terms.timeInForce() == TimeInForce.FOK ? Handling.FOK : Handling.IOC;
    }

    /** Whether it may only ever be a maker. */
    boolean isPostOnly() {
        return terms.postOnly();
    }

    /** The request to amend that it answers next. */
    int revision() {
        return revision;
    }

    void ask(int number) {
        revision = number;
    }

    /** Takes on another quantity and price; answers whether it keeps its place in the queue. */
    boolean amend(Quantity newQuantity, Price newPrice) {
        boolean keepsPlace = newPrice.equals(worstPrice) && newQuantity.compareTo(quantity.orElseThrow()) <= 0;
        quantity = Optional.of(newQuantity);
        worstPrice = newPrice;
        return keepsPlace;
    }

    /** How much more it wants at {@code price}. */
    private Quantity wantsAt(Price price) {
        return quantity.map(all -> all.minus(filled))
                .orElseGet(() ->
                        Quantity.affordable(terms.quoteQuantity().orElseThrow().minus(spent), price, lotSize));
    }

    /** Whether it wants nothing more, not even a lot at the price it filled at last. */
    boolean isComplete() {
        return complete;
    }

    ExecutionReport fill(
            long trade, Price price, Quantity lastQuantity, LiquiditySide liquidity, Commissions fees, Instant at) {
        Money received = isBuy()
                ? lastQuantity.of(terms.symbol().base())
                : price.times(lastQuantity, terms.symbol().quote());
        Fill fill = new Fill(
                id,
                Long.toString(trade),
                terms.symbol(),
                terms.side(),
                price,
                lastQuantity,
                liquidity,
                fees.on(received, liquidity),
                at);
        apply(fill);
        return new ExecutionReport.Traded(fill, filled, complete);
    }

    /** Takes in a fill, just made or read from the journal. */
    void apply(Fill fill) {
        filled = filled.plus(fill.lastQuantity());
        spent = spent.plus(fill.notional());
        complete = wantsAt(fill.lastPrice()).isZero();
    }
}
