package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What an order would trade at once against a book, as a taker.
 *
 * @param quantity base asset that would fill at once
 * @param notional quote money of that
 * @param commission in the asset that the order receives
 * @param bestPrice the price that the market shows first
 */
public record CostEstimate(Quantity quantity, Money notional, Money commission, Optional<Price> bestPrice) {
    /** Places that commissions are rounded up to. */
    private static final int COMMISSION_DECIMALS = 8;

    /** Walks {@code book} from its best price to {@code worstPrice}; an order that waits for its price trades nothing. */
    public static CostEstimate of(
            OrderTerms terms, Price worstPrice, Optional<OrderBook> book, Quantity lotSize, BigDecimal takerRate) {
        Money notional = Money.zero(terms.symbol().quote());
        Quantity filled = Quantity.ZERO;
        boolean trades = book.isPresent() && !terms.type().isConditional();
        if (trades) {
            for (BookLevel level : book.get().against(terms.side())) {
                Quantity taken =
                        wanted(terms, filled, notional, level.price(), lotSize).min(level.quantity());
                boolean reaches = terms.side() == Side.BUY
                        ? !level.price().isAbove(worstPrice)
                        : !level.price().isBelow(worstPrice);
                if (!reaches || taken.isZero()) {
                    break;
                }
                filled = filled.plus(taken);
                notional = notional.plus(level.price().times(taken, notional.asset()));
            }
        }
        Money received = terms.side() == Side.BUY ? filled.of(Order.receivedAsset(terms)) : notional;
        return new CostEstimate(
                filled,
                notional,
                received.share(takerRate, COMMISSION_DECIMALS),
                book.filter(shown -> trades).flatMap(shown -> shown.bestPriceFor(terms.side())));
    }

    private static Quantity wanted(OrderTerms terms, Quantity filled, Money spent, Price price, Quantity lotSize) {
        return terms.quantity()
                .map(quantity -> quantity.minus(filled))
                .orElseGet(() ->
                        Quantity.affordable(terms.quoteQuantity().orElseThrow().minus(spent), price, lotSize));
    }

    /** Average price of what would fill, to 16 significant digits; absent when nothing would. */
    public Optional<BigDecimal> averagePrice() {
        return quantity.isZero()
                ? Optional.empty()
                : Optional.of(notional.amount().divide(quantity.amount(), MathContext.DECIMAL64));
    }

    /** How much worse the average price is than the best one, as a fraction of it: 0.001 is a tenth of a percent. */
    public Optional<BigDecimal> slippage() {
        return bestPrice.flatMap(best -> averagePrice()
                .map(average -> average.subtract(best.amount()).abs().divide(best.amount(), MathContext.DECIMAL64)));
    }
}
