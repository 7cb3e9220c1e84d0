package io.cryptoflow.domain.order;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.Optional;

/** {@link OrderTerms} in the making; checked as a whole when they are done. */
public final class OrderTermsDraft {
    private final Symbol symbol;
    private final Side side;
    private final OrderType type;
    private final TimeInForce timeInForce;
    private Optional<Quantity> quantity = Optional.empty();
    private Optional<Money> quoteQuantity = Optional.empty();
    private Optional<Price> limitPrice = Optional.empty();
    private Optional<Price> stopPrice = Optional.empty();
    private Optional<TrailingOffset> trailingOffset = Optional.empty();
    private boolean postOnly;
    private Optional<Instant> expiresAt = Optional.empty();

    OrderTermsDraft(Symbol symbol, Side side, OrderType type, TimeInForce timeInForce) {
        this.symbol = symbol;
        this.side = side;
        this.type = type;
        this.timeInForce = timeInForce;
    }

    /** How much of the base asset. */
    public OrderTermsDraft quantity(Quantity base) {
        return quantity(Optional.of(base));
    }

    /** How much of the base asset, if that is said. */
    public OrderTermsDraft quantity(Optional<Quantity> base) {
        quantity = base;
        return this;
    }

    /** How much of the quote asset a market buy may spend, if that is said. */
    public OrderTermsDraft quoteQuantity(Optional<Money> quote) {
        quoteQuantity = quote;
        return this;
    }

    /** Worst acceptable price. */
    public OrderTermsDraft limitPrice(Price worst) {
        return limitPrice(Optional.of(worst));
    }

    /** Worst acceptable price, if there is one. */
    public OrderTermsDraft limitPrice(Optional<Price> worst) {
        limitPrice = worst;
        return this;
    }

    /** Price that lets a conditional order go. */
    public OrderTermsDraft stopPrice(Price stop) {
        return stopPrice(Optional.of(stop));
    }

    /** Price that lets a conditional order go, if there is one. */
    public OrderTermsDraft stopPrice(Optional<Price> stop) {
        stopPrice = stop;
        return this;
    }

    /** Distance of a trailing stop, if it is one. */
    public OrderTermsDraft trailingOffset(Optional<TrailingOffset> offset) {
        trailingOffset = offset;
        return this;
    }

    /** Whether it must not take liquidity. */
    public OrderTermsDraft postOnly(boolean makerOnly) {
        postOnly = makerOnly;
        return this;
    }

    /** When a GTD order expires. */
    public OrderTermsDraft expiresAt(Optional<Instant> time) {
        expiresAt = time;
        return this;
    }

    /** The terms; {@link InvalidTerms} when they contradict themselves. */
    public OrderTerms terms() {
        return new OrderTerms(
                symbol,
                side,
                type,
                timeInForce,
                quantity,
                quoteQuantity,
                limitPrice,
                stopPrice,
                trailingOffset,
                postOnly,
                expiresAt);
    }
}
