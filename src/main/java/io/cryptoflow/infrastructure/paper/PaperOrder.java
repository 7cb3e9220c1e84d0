package io.cryptoflow.infrastructure.paper;

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

/** An order as the venue works it. */
final class PaperOrder {
    private final OrderId id;
    private final OrderTerms terms;
    private final Price worstPrice;
    private final Quantity lotSize;
    private Quantity filled = Quantity.ZERO;
    private Money spent;
    private int fills;
    private boolean complete;

    PaperOrder(OrderId id, OrderTerms terms, Price worstPrice, Quantity lotSize) {
        this.id = id;
        this.terms = terms;
        this.worstPrice = worstPrice;
        this.lotSize = lotSize;
        this.spent = Money.zero(terms.symbol().quote());
    }

    OrderId id() {
        return id;
    }

    OrderTerms terms() {
        return terms;
    }

    Price worstPrice() {
        return worstPrice;
    }

    Quantity filled() {
        return filled;
    }

    boolean isBuy() {
        return terms.side() == Side.BUY;
    }

    boolean rests() {
        return terms.timeInForce() == TimeInForce.GTC;
    }

    boolean accepts(Price price) {
        return isBuy() ? !price.isAbove(worstPrice) : !price.isBelow(worstPrice);
    }

    /** Whether a print at {@code price} went through this order's price. */
    boolean isTradedThroughAt(Price price) {
        return isBuy() ? price.isBelow(worstPrice) : price.isAbove(worstPrice);
    }

    /** How much more it wants at {@code price}. */
    Quantity wantsAt(Price price) {
        return terms.quantity()
                .map(quantity -> quantity.minus(filled))
                .orElseGet(() ->
                        Quantity.affordable(terms.quoteQuantity().orElseThrow().minus(spent), price, lotSize));
    }

    /** Whether it wants nothing more, not even a lot at the price it filled at last. */
    boolean isComplete() {
        return complete;
    }

    ExecutionReport fill(Price price, Quantity quantity, LiquiditySide liquidity, Commissions commissions, Instant at) {
        Money received = isBuy()
                ? quantity.of(terms.symbol().base())
                : price.times(quantity, terms.symbol().quote());
        Fill fill = new Fill(
                id,
                id + "-" + (fills + 1),
                terms.symbol(),
                terms.side(),
                price,
                quantity,
                liquidity,
                commissions.on(received, liquidity),
                at);
        apply(fill);
        return new ExecutionReport.Traded(fill, filled, complete);
    }

    /** Takes in a fill, just made or read from the journal. */
    void apply(Fill fill) {
        filled = filled.plus(fill.lastQuantity());
        spent = spent.plus(fill.notional());
        fills++;
        complete = wantsAt(fill.lastPrice()).isZero();
    }
}
