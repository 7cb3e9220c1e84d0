package io.cryptoflow.domain.order;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/**
 * What the client asked for. Two requests with the same client order id must have equal terms.
 *
 * @param quantity how much of the base asset; absent exactly when {@code quoteQuantity} is there
 * @param quoteQuantity how much of the quote asset a market buy may spend
 * @param limitPrice worst acceptable price; there exactly for LIMIT orders
 */
public record OrderTerms(
        Symbol symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        Optional<Quantity> quantity,
        Optional<Money> quoteQuantity,
        Optional<Price> limitPrice) {
    /** Refuses terms that contradict themselves with {@link InvalidTerms}. */
    public OrderTerms {
        require(
                quantity.isPresent() != quoteQuantity.isPresent(),
                "quantity",
                "expected either quantity or quoteQuantity");
        require(quantity.map(q -> !q.isZero()).orElse(true), "quantity", "expected a quantity above 0");
        require(
                quoteQuantity.map(m -> m.amount().signum() > 0).orElse(true),
                "quoteQuantity",
                "expected a quoteQuantity above 0");
        require(
                quoteQuantity.isEmpty() || (type == OrderType.MARKET && side == Side.BUY),
                "quoteQuantity",
                "expected quoteQuantity only with side BUY and type MARKET");
        require(
                quoteQuantity.isEmpty() || timeInForce == TimeInForce.IOC,
                "timeInForce",
                "expected timeInForce IOC with quoteQuantity");
        if (type == OrderType.LIMIT) {
            require(limitPrice.isPresent(), "limitPrice", "expected a limitPrice for type LIMIT");
        } else {
            require(limitPrice.isEmpty(), "limitPrice", "expected no limitPrice for type MARKET");
            require(timeInForce != TimeInForce.GTC, "timeInForce", "expected timeInForce IOC or FOK for type MARKET");
        }
    }

    /** A limit order. */
    public static OrderTerms limit(
            Symbol symbol, Side side, TimeInForce timeInForce, Quantity quantity, Price limitPrice) {
        return new OrderTerms(
                symbol,
                side,
                OrderType.LIMIT,
                timeInForce,
                Optional.of(quantity),
                Optional.empty(),
                Optional.of(limitPrice));
    }

    /** A market order for {@code quantity} of base; what the book cannot fill at once expires. */
    public static OrderTerms market(Symbol symbol, Side side, Quantity quantity) {
        return new OrderTerms(
                symbol,
                side,
                OrderType.MARKET,
                TimeInForce.IOC,
                Optional.of(quantity),
                Optional.empty(),
                Optional.empty());
    }

    /** A market buy that spends at most {@code quoteQuantity}. */
    public static OrderTerms marketBuyFor(Symbol symbol, Money quoteQuantity) {
        return new OrderTerms(
                symbol,
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                Optional.empty(),
                Optional.of(quoteQuantity),
                Optional.empty());
    }

    private static void require(boolean condition, String field, String expected) {
        if (!condition) {
            throw new InvalidTerms(field, expected);
        }
    }
}
