package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as somebody spoke it: what was not said is absent, and left to whoever drafts the order.
 *
 * @param quote there only when a currency other than plain dollars, or a pair, was named
 * @param limitPrice there exactly for types that are limited
 * @param stopPrice the trigger; there exactly for conditional types other than TRAILING_STOP
 * @param trailPercent there exactly for TRAILING_STOP
 * @param expiresAt there exactly for GTD
 * @param venue its name in capital letters
 * @param attachedTo index of the intent in the same sentence whose fill activates this one
 */
public record OrderWish(
        Side side,
        Asset base,
        Optional<Asset> quote,
        WishedSize size,
        OrderType type,
        Optional<Price> limitPrice,
        Optional<Price> stopPrice,
        Optional<BigDecimal> trailPercent,
        Optional<TimeInForce> timeInForce,
        Optional<Instant> expiresAt,
        boolean postOnly,
        Optional<String> venue,
        Optional<PriceCondition> condition,
        Optional<Integer> attachedTo) {
    /** Refuses prices and times that do not belong to the type with {@link IllegalArgumentException}. */
    public OrderWish {
        boolean trailing = type == OrderType.TRAILING_STOP;
        if (limitPrice.isPresent() != type.isLimited()
                || stopPrice.isPresent() != (type.isConditional() && !trailing)
                || trailPercent.isPresent() != trailing
                || expiresAt.isPresent() != timeInForce.equals(Optional.of(TimeInForce.GTD))) {
            throw new IllegalArgumentException("expected exactly the prices and the time of a " + type);
        }
    }
}
