package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookRules;
import io.cryptoflow.infrastructure.venue.LevelBook;
import java.util.Optional;
import java.util.OptionalLong;

/** Kraken keeps the books of its clients at a depth they choose, and proves each change by a checksum of the ten best levels. */
record KrakenBookRules(KrakenPair pair, int depth) implements BookRules {
    @Override
    public Fit fit(long lastId, boolean first, BookDelta delta) {
        return delta.lastId() > lastId ? Fit.NEXT : Fit.OLD;
    }

    @Override
    public Optional<String> contradiction(LevelBook book, OptionalLong checksum) {
        return checksum.isEmpty() || checksum.getAsLong() == KrakenChecksum.of(book, pair)
                ? Optional.empty()
                : Optional.of("checksum of the book is not the venue's");
    }
}
