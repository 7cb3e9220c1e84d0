package io.cryptoflow.domain.order;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the client asked for. Two requests with the same client order id must have equal terms.
 *
 * @param quantity how much of the base asset; absent exactly when {@code quoteQuantity} is there
 * @param quoteQuantity how much of the quote asset a market buy may spend
 * @param limitPrice worst acceptable price; there exactly for types that are limited
 * @param stopPrice price that lets a conditional order go; there for all of them but TRAILING_STOP
 * @param trailingOffset distance of a TRAILING_STOP's stop price
 * @param postOnly whether the venue shall reject it rather than let it take liquidity
 * @param expiresAt when it expires; there exactly for GTD
 */
public record OrderTerms(
        Symbol symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        Optional<Quantity> quantity,
        Optional<Money> quoteQuantity,
        Optional<Price> limitPrice,
        Optional<Price> stopPrice,
        Optional<TrailingOffset> trailingOffset,
        boolean postOnly,
        Optional<Instant> expiresAt) {
    /** Refuses terms that contradict themselves with {@link InvalidTerms}; keeps the time to the microsecond, as stores do. */
    public OrderTerms {
        expiresAt = expiresAt.map(time -> time.truncatedTo(ChronoUnit.MICROS));
        TermsRules.check(new TermsRules.Subject(
                side,
                type,
                timeInForce,
                quantity,
                quoteQuantity,
                limitPrice.isPresent(),
                stopPrice.isPresent(),
                trailingOffset.isPresent(),
                postOnly,
                expiresAt.isPresent()));
    }

    /** Terms to be completed. */
    public static OrderTermsDraft draft(Symbol symbol, Side side, OrderType type, TimeInForce timeInForce) {
        return new OrderTermsDraft(symbol, side, type, timeInForce);
    }

    /** A limit order. */
    public static OrderTerms limit(
            Symbol symbol, Side side, TimeInForce timeInForce, Quantity quantity, Price limitPrice) {
        return draft(symbol, side, OrderType.LIMIT, timeInForce)
                .quantity(quantity)
                .limitPrice(limitPrice)
                .terms();
    }

    /** A market order for {@code quantity} of base; what the book cannot fill at once expires. */
    public static OrderTerms market(Symbol symbol, Side side, Quantity quantity) {
        return draft(symbol, side, OrderType.MARKET, TimeInForce.IOC)
                .quantity(quantity)
                .terms();
    }

    /** A market buy that spends at most {@code quoteQuantity}. */
    public static OrderTerms marketBuyFor(Symbol symbol, Money quoteQuantity) {
        return draft(symbol, Side.BUY, OrderType.MARKET, TimeInForce.IOC)
                .quoteQuantity(Optional.of(quoteQuantity))
                .terms();
    }

    /** The same terms, to be changed. */
    public OrderTermsDraft edit() {
        return draft(symbol, side, type, timeInForce)
                .quantity(quantity)
                .quoteQuantity(quoteQuantity)
                .limitPrice(limitPrice)
                .stopPrice(stopPrice)
                .trailingOffset(trailingOffset)
                .postOnly(postOnly)
                .expiresAt(expiresAt);
    }

    /** Whether what does not fill at once stays in the venue's book. */
    public boolean restsAtVenue() {
        return type.isLimited() && timeInForce.waits();
    }

    /** Whether a conditional order goes once the market trades at or above its stop price; otherwise at or below it. */
    public boolean waitsForRise() {
        return (side == Side.BUY) != type.takesProfit();
    }

    /** Whether a trade at {@code price} lets an order with {@code stopPrice} go. */
    public boolean isMetBy(Price price, Price stop) {
        return waitsForRise() ? !price.isBelow(stop) : !price.isAbove(stop);
    }

    /** When an order with these terms that was placed at {@code placedAt} expires by itself, if ever. */
    public Optional<Instant> expiry(Instant placedAt) {
        return timeInForce.expiry(placedAt, expiresAt);
    }
}
