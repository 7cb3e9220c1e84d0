package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Notices slips of the finger: prices far from the market, sizes beyond reason. */
final class Plausibility {
    private static final BigDecimal HIGHEST = new BigDecimal("1.5");
    private static final BigDecimal LOWEST = new BigDecimal("0.5");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private final MarketVocabulary vocabulary;

    Plausibility(MarketVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void check(OrderWish order) {
        Optional<Price> reference = vocabulary.referencePrice(order.base());
        reference.ifPresent(price -> {
            order.limitPrice().ifPresent(limit -> checkPrice(order, limit, price));
            order.stopPrice().ifPresent(stop -> checkStop(order, stop, price));
            checkSize(order.size(), price.amount());
        });
    }

    private void checkPrice(OrderWish order, Price limit, Price reference) {
        BigDecimal price = inDollars(limit.amount(), order.quote());
        boolean dear = order.side() == Side.BUY && isAbove(price, HIGHEST, reference);
        boolean cheap = order.side() == Side.SELL && isBelow(price, LOWEST, reference);
        if (dear || cheap) {
            throw new AskBack(ReplyReason.SUSPICIOUS_PRICE, limit.toString());
        }
    }

    /** A stop on the wrong side of the market by so much would go at once, or never. */
    private void checkStop(OrderWish order, Price stop, Price reference) {
        BigDecimal price = inDollars(stop.amount(), order.quote());
        boolean wrong = order.type().takesProfit()
                ? isBelow(price, LOWEST, reference)
                : order.side() == Side.SELL ? isAbove(price, HIGHEST, reference) : isBelow(price, LOWEST, reference);
        if (wrong) {
            throw new AskBack(ReplyReason.SUSPICIOUS_PRICE, stop.toString());
        }
    }

    private void checkSize(WishedSize size, BigDecimal reference) {
        boolean large =
                switch (size.kind()) {
                    case BASE -> size.value().multiply(reference).compareTo(LARGEST) > 0;
                    case QUOTE -> inDollars(size.value(), size.currency()).compareTo(LARGEST) > 0;
                    case POSITION_PCT, BALANCE_PCT -> false;
                };
        if (large) {
            throw new AskBack(ReplyReason.SUSPICIOUS_SIZE, size.value().toPlainString());
        }
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
