package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A whole book as a venue gives it.
 *
 * @param lastId the venue's number of the last change inside, 0 where it does not count
 * @param whole whether there are no levels beyond these; else the book is good only as far as they reach
 * @param checksum the venue's checksum of it, where there is one
 */
public record BookSnapshot(
        Symbol symbol,
        long lastId,
        List<BookLevel> bids,
        List<BookLevel> asks,
        boolean whole,
        Instant occurredAt,
        OptionalLong checksum) {
    /** Keeps its own copies. */
    public BookSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
