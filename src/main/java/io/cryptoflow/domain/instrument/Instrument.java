package io.cryptoflow.domain.instrument;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;

/**
 * A symbol with the rules its venue trades it by (Binance: PRICE_FILTER.tickSize, LOT_SIZE.stepSize, NOTIONAL.minNotional).
 *
 * @param tickSize grid of prices
 * @param lotSize grid of quantities, and the smallest quantity
 * @param minimumNotional smallest price x quantity of an order, in the quote asset
 */
public record Instrument(Symbol symbol, Price tickSize, Quantity lotSize, Money minimumNotional) {
    private static final int MAX_DECIMALS = 18;

    /** Refuses rules under which price x quantity would not be exact, or money of another asset than the quote's. */
    public Instrument {
        if (lotSize.isZero()) {
            throw new IllegalArgumentException("expected a lot size above 0 for " + symbol);
        }
        if (tickSize.amount().scale() + lotSize.amount().scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "expected tick and lot size with at most 18 decimals together for " + symbol);
        }
        if (!minimumNotional.asset().equals(symbol.quote())) {
            throw new IllegalArgumentException("expected the minimum notional in " + symbol.quote());
        }
    }
}
