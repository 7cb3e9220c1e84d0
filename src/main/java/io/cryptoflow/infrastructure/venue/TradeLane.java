package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.marketdata.PublicTrade;

/** The trades of one symbol in the order of their numbers, each once, whatever a stream repeats when it is opened again. */
final class TradeLane {
    private static final int MOST_DIGITS = 18;

    private long lastId;
    private boolean any;

    /** What to do with a trade. */
    enum Fit {
        /** It is the next one, or the venue does not number its trades. */
        NEXT,
        /** It was told before. */
        OLD,
        /** It is new, and at least one before it was not told. */
        AFTER_GAP
    }

    /** How {@code trade} follows on those before. */
    Fit fit(PublicTrade trade) {
        String id = trade.tradeId();
        boolean numbered = id.length() <= MOST_DIGITS && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return numbered ? fit(Long.parseLong(id)) : Fit.NEXT;
    }

    private Fit fit(long id) {
        if (any && id <= lastId) {
            return Fit.OLD;
        }
        Fit fit = any && id > lastId + 1 ? Fit.AFTER_GAP : Fit.NEXT;
        any = true;
        lastId = id;
        return fit;
    }
}
