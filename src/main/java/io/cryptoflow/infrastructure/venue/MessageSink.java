package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;

/** Takes what a venue's messages tell, in the venue's order. */
public interface MessageSink {
    /** Somebody traded. */
    void trade(PublicTrade trade);

    /** The whole book, from the stream. */
    void snapshot(BookSnapshot snapshot);

    /** What changed in a book. */
    void delta(BookDelta delta);

    /** The best prices at one moment of the venue's count: what the book here must show then. */
    void best(BestPrices best);

    /** The reader knows that messages about {@code symbol} are missing. */
    void lost(Symbol symbol, String reason);

    /** The venue did not do what it was asked, or the whole stream cannot be trusted: it is opened again. */
    void refused(String reason);
}
