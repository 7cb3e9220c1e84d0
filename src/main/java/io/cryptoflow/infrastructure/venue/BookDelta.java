package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The levels that changed, each with its new quantity; 0 takes the level away.
 *
 * @param firstId the venue's number of the first change inside, 0 where it does not count
 * @param lastId that of the last one
 * @param checksum the venue's checksum of the book after it, where there is one
 */
public record BookDelta(
        Symbol symbol,
        long firstId,
        long lastId,
        List<BookLevel> bids,
        List<BookLevel> asks,
        Instant occurredAt,
        OptionalLong checksum) {
    /** Keeps its own copies. */
    public BookDelta {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
