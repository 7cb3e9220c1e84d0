package io.cryptoflow.infrastructure.venue.binance;

import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookRules;

/**
 * Binance numbers every change of a book: the first update after a snapshot must hold the change after it ({@code U <=
 * lastUpdateId + 1 <= u}), and each later one must begin right after the one before ({@code U == previous u + 1}).
 */
final class BinanceBookRules implements BookRules {
    private static final int DEPTH = 5_000;

    @Override
    public int depth() {
        return DEPTH;
    }

    @Override
    public Fit fit(long lastId, boolean first, BookDelta delta) {
        if (delta.lastId() <= lastId) {
            return Fit.OLD;
        }
        boolean follows = first ? delta.firstId() <= lastId + 1 : delta.firstId() == lastId + 1;
        return follows ? Fit.NEXT : Fit.GAP;
    }
}
