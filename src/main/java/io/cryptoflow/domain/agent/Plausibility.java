package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Notices slips of the finger, whoever read the sentence: prices far from the market, sizes beyond reason. */
public final class Plausibility {
    private static final BigDecimal HIGHEST = new BigDecimal("1.5");
    private static final BigDecimal LOWEST = new BigDecimal("0.5");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private final MarketVocabulary vocabulary;

    /** Judges by the usual prices in {@code vocabulary}; an asset that has none passes. */
    public Plausibility(MarketVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What is implausible about {@code order}, if anything. */
    public Optional<Objection> objection(OrderWish order) {
        return vocabulary.referencePrice(order.base()).flatMap(reference -> order.limitPrice()
                .filter(limit -> isWrongLimit(order, limit, reference))
                .or(() -> order.stopPrice().filter(stop -> isWrongStop(order, stop, reference)))
                .map(price -> new Objection(ReplyReason.SUSPICIOUS_PRICE, price.toString()))
                .or(() -> objection(order.size(), reference.amount())));
    }

    private boolean isWrongLimit(OrderWish order, Price limit, Price reference) {
        BigDecimal price = inDollars(limit.amount(), order.quote());
        return order.side() == Side.BUY ? isAbove(price, HIGHEST, reference) : isBelow(price, LOWEST, reference);
    }

    /** A stop on the wrong side of the market by so much would go at once, or never. */
    private boolean isWrongStop(OrderWish order, Price stop, Price reference) {
        BigDecimal price = inDollars(stop.amount(), order.quote());
        return (order.type().takesProfit() || order.side() == Side.BUY)
                ? isBelow(price, LOWEST, reference)
                : isAbove(price, HIGHEST, reference);
    }

    private Optional<Objection> objection(WishedSize size, BigDecimal reference) {
        boolean large =
                switch (size.kind()) {
                    case BASE -> size.value().multiply(reference).compareTo(LARGEST) > 0;
                    case QUOTE -> inDollars(size.value(), size.currency()).compareTo(LARGEST) > 0;
                    case POSITION_PCT, BALANCE_PCT -> false;
                };
        return large
                ? Optional.of(
                        new Objection(ReplyReason.SUSPICIOUS_SIZE, size.value().toPlainString()))
                : Optional.empty();
    }

    /** Currencies other than coins count like dollars: the rules are coarse. */
    private BigDecimal inDollars(BigDecimal amount, Optional<Asset> quote) {
        return quote.flatMap(vocabulary::referencePrice)
                .map(price -> amount.multiply(price.amount()))
                .orElse(amount);
    }

    private static boolean isAbove(BigDecimal price, BigDecimal factor, Price reference) {
        return price.compareTo(factor.multiply(reference.amount())) > 0;
    }

    private static boolean isBelow(BigDecimal price, BigDecimal factor, Price reference) {
        return price.compareTo(factor.multiply(reference.amount())) < 0;
    }
}
