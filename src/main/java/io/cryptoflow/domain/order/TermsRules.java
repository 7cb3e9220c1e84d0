package io.cryptoflow.domain.order;

import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/** Which terms go together. The first contradiction is named with the field that a client would correct. */
final class TermsRules {
    private TermsRules() {}

    /** The terms; of prices and times only whether they are there. */
    record Subject(
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            Optional<Quantity> quantity,
            Optional<Money> quoteQuantity,
            boolean hasLimitPrice,
            boolean hasStopPrice,
            boolean hasTrailingOffset,
            boolean postOnly,
            boolean hasExpiry) {}

    static void check(Subject terms) {
        checkQuantity(terms);
        checkLimit(terms);
        checkCondition(terms);
        checkTime(terms);
    }

    private static void checkQuantity(Subject terms) {
        require(
                terms.quantity().isPresent() != terms.quoteQuantity().isPresent(),
                "quantity",
                "expected either quantity or quoteQuantity");
        require(terms.quantity().map(q -> !q.isZero()).orElse(true), "quantity", "expected a quantity above 0");
        require(
                terms.quoteQuantity().map(m -> m.amount().signum() > 0).orElse(true),
                "quoteQuantity",
                "expected a quoteQuantity above 0");
        require(
                terms.quoteQuantity().isEmpty() || (terms.type() == OrderType.MARKET && terms.side() == Side.BUY),
                "quoteQuantity",
                "expected quoteQuantity only with side BUY and type MARKET");
        require(
                terms.quoteQuantity().isEmpty() || terms.timeInForce() == TimeInForce.IOC,
                "timeInForce",
                "expected timeInForce IOC with quoteQuantity");
    }

    private static void checkLimit(Subject terms) {
        OrderType type = terms.type();
        require(
                terms.hasLimitPrice() == type.isLimited(),
                "limitPrice",
                "expected " + (type.isLimited() ? "a" : "no") + " limitPrice for type " + type);
        require(
                !terms.postOnly() || (type.isLimited() && terms.timeInForce().waits()),
                "postOnly",
                "expected postOnly only with a limitPrice and a timeInForce that rests: GTC, GTD or DAY");
    }

    private static void checkCondition(Subject terms) {
        OrderType type = terms.type();
        boolean trails = type == OrderType.TRAILING_STOP;
        boolean stops = type.isConditional() && !trails;
        require(
                terms.hasStopPrice() == stops,
                "stopPrice",
                "expected " + (stops ? "a" : "no") + " stopPrice for type " + type);
        require(
                terms.hasTrailingOffset() == trails,
                "trailingOffset",
                "expected " + (trails ? "a" : "no") + " trailingOffset for type " + type);
    }

    private static void checkTime(Subject terms) {
        OrderType type = terms.type();
        boolean waits = terms.timeInForce().waits();
        require(type != OrderType.MARKET || !waits, "timeInForce", "expected timeInForce IOC or FOK for type MARKET");
        require(
                !type.isConditional() || waits,
                "timeInForce",
                "expected timeInForce GTC, GTD or DAY for type " + type + ", which waits for its price");
        boolean dated = terms.timeInForce() == TimeInForce.GTD;
        require(
                terms.hasExpiry() == dated,
                "expiresAt",
                dated ? "expected an expiresAt for timeInForce GTD" : "expected expiresAt only with timeInForce GTD");
    }

    private static void require(boolean condition, String field, String expected) {
        if (!condition) {
            throw new InvalidTerms(field, expected);
        }
    }
}
