package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookRules;

/** Coinbase tells the whole book, and of its changes only that they come in order. */
enum CoinbaseBookRules implements BookRules {
    WHOLE;

    @Override
    public int depth() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Fit fit(long lastId, boolean first, BookDelta delta) {
        return delta.lastId() > lastId ? Fit.NEXT : Fit.OLD;
    }
}
