package io.cryptoflow.domain.marketdata;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How far the trades of a symbol were followed: the last one that was counted.
 *
 * @param tradeId the source's identifier, unique per symbol
 * @param occurredAt time of the market
 */
public record TradeMark(String tradeId, Instant occurredAt) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** How a trade stands to the last one that was counted. */
    public enum Step {
        /** Counted already. */
        REPEATED,
        /** The very next one: its number follows without a hole. */
        NEXT,
        /** There are trades in between that never came. */
        AFTER_MISSED,
        /** The source does not number its trades, so nobody can tell. */
        LATER
    }

    /** The mark that {@code trade} leaves. */
    public static TradeMark of(PublicTrade trade) {
        return new TradeMark(trade.tradeId(), trade.occurredAt());
    }

    /** How {@code trade} stands to this one, at a source that numbers the trades of a symbol one by one or not at all. */
    public Step to(PublicTrade trade) {
        OptionalLong mine = number(tradeId);
        OptionalLong its = number(trade.tradeId());
        if (mine.isPresent() && its.isPresent()) {
            long distance = its.getAsLong() - mine.getAsLong();
            return distance <= 0 ? Step.REPEATED : distance == 1 ? Step.NEXT : Step.AFTER_MISSED;
        }
        boolean same = trade.tradeId().equals(tradeId);
        return same || trade.occurredAt().isBefore(occurredAt) ? Step.REPEATED : Step.LATER;
    }

    private static OptionalLong number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
