package io.cryptoflow.infrastructure.venue;

import java.util.Optional;
import java.util.OptionalLong;

/** How one venue's books are kept; without state. */
public interface BookRules {
    /** What to do with a delta. */
    enum Fit {
        /** It is the next one. */
        NEXT,
        /** What it tells is in the book already. */
        OLD,
        /** One is missing before it. */
        GAP
    }

    /** Levels that are kept per side; what is worse is dropped. */
    int depth();

    /**
     * How {@code delta} follows on a book whose last change is {@code lastId}.
     *
     * @param first whether it would be the first one after the snapshot
     */
    Fit fit(long lastId, boolean first, BookDelta delta);

    /** How {@code book} contradicts {@code checksum}, in one phrase; absent where it does not, or there is none. */
    default Optional<String> contradiction(LevelBook book, OptionalLong checksum) {
        return Optional.empty();
    }

    /** Rules of a venue that counts nothing: every delta is the next one. */
    static BookRules uncounted(int depth) {
        return new BookRules() {
            @Override
            public int depth() {
                return depth;
            }

            @Override
            public Fit fit(long lastId, boolean first, BookDelta delta) {
                return Fit.NEXT;
            }
        };
    }
}
