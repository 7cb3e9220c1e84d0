package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.PriceCondition;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What one clause has said of an order so far. Each thing is said once; a second, different saying is a conflict. */
final class OrderDraft {
    /** What kind of order was named. */
    enum Kind {
        MARKET,
        LIMIT,
        STOP,
        STOP_LIMIT,
        TAKE_PROFIT,
        TRAILING
    }

    /** On which side of the named price the user insists. */
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** How a size without its asset came to be; decides whether an asset named elsewhere completes it. */
    enum SizeForm {
        WHOLE,
        BARE_BEFORE_ASSET,
        BARE_AFTER_ASSET
    }

    Optional<Side> side = Optional.empty();
    Optional<Kind> kind = Optional.empty();
    Optional<Asset> base = Optional.empty();
    Optional<Asset> inheritedBase = Optional.empty();
    Optional<Asset> quote = Optional.empty();
    Optional<WishedSize> size = Optional.empty();
    SizeForm sizeForm = SizeForm.WHOLE;
    Optional<Price> namedPrice = Optional.empty();
    Optional<Price> limitPrice = Optional.empty();
    Optional<Price> stopPrice = Optional.empty();
    Optional<BigDecimal> trailPercent = Optional.empty();
    Optional<Asset> priceCurrency = Optional.empty();
    Optional<Bound> bound = Optional.empty();
    Optional<TimeInForce> timeInForce = Optional.empty();
    Optional<Instant> expiresAt = Optional.empty();
    Optional<String> venue = Optional.empty();
    Optional<ConditionDraft> condition = Optional.empty();
    Optional<Integer> attachedTo = Optional.empty();
    boolean postOnly;
    boolean ofPair;
    boolean ofEach;
    boolean closing;
    boolean spending;
    boolean shared;

    /** A condition whose asset may be said elsewhere. */
    record ConditionDraft(Optional<Asset> asset, PriceCondition.Relation relation, Price price) {}

    void side(Side said) {
        side = once(side, said, "side");
    }

    void kind(Kind said) {
        kind = once(kind, said, "kind of order");
    }

    void base(Asset said) {
        base = once(base, said, said.code());
    }

    void quote(Asset said) {
        quote = once(quote, said, said.code());
    }

    void size(WishedSize said) {
        size = once(size, said, "size");
    }

    void namedPrice(Price said) {
        namedPrice = once(namedPrice, said, "price");
    }

    void limitPrice(Price said) {
        limitPrice = once(limitPrice, said, "limit price");
    }

    void stopPrice(Price said) {
        stopPrice = once(stopPrice, said, "trigger");
    }

    /** The currency of a price is the order's; the account's own says nothing. */
    void priceCurrency(Asset said) {
        priceCurrency = once(priceCurrency, said, said.code());
    }

    void trailPercent(BigDecimal said) {
        trailPercent = once(trailPercent, said, "trailing percent");
    }

    void bound(Bound said) {
        bound = once(bound, said, "price");
    }

    void timeInForce(TimeInForce said) {
        timeInForce = once(timeInForce, said, "time in force");
    }

    void expiresAt(Instant said) {
        timeInForce(TimeInForce.GTD);
        expiresAt = once(expiresAt, said, "time");
    }

    void venue(String said) {
        venue = once(venue, said, said);
    }

    void condition(ConditionDraft said) {
        condition = once(condition, said, "condition");
    }

    /** Whether a stop of some kind was named, or a trigger. */
    boolean isStop() {
        return stopPrice.isPresent()
                || trailPercent.isPresent()
                || kind.filter(named -> named != Kind.MARKET && named != Kind.LIMIT)
                        .isPresent();
    }

    private static <T> Optional<T> once(Optional<T> before, T said, String what) {
        if (before.isPresent() && !before.orElseThrow().equals(said)) {
            throw new AskBack(ReplyReason.CONFLICT, what);
        }
        return Optional.of(said);
    }
}
