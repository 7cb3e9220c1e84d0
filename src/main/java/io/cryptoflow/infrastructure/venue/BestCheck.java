package io.cryptoflow.infrastructure.venue;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Compares a book with the best prices that a venue tells beside it. Both streams count the same changes but run apart, so
 * they are compared wherever both tell of the very same change.
 */
final class BestCheck {
    private static final int MOST_WAITING = 1_024;

    private final LevelBook levels;
    private final Queue<BestPrices> ahead = new ArrayDeque<>();

    BestCheck(LevelBook levels) {
        this.levels = levels;
    }

    /** How {@code best} contradicts the book, whose last change is {@code lastId}; absent where it does not or is ahead of it. */
    Optional<String> take(BestPrices best, long lastId) {
        if (best.id() > lastId) {
            if (ahead.size() == MOST_WAITING) {
                ahead.remove();
            }
            ahead.add(best);
        }
        return best.id() == lastId ? contradiction(best) : Optional.empty();
    }

    /** How the book, whose last change is now {@code lastId}, contradicts what was told of that change before. */
    Optional<String> changed(long lastId) {
        BestPrices next = ahead.peek();
        while (next != null && next.id() < lastId) {
            ahead.remove();
            next = ahead.peek();
        }
        return next != null && next.id() == lastId ? contradiction(ahead.remove()) : Optional.empty();
    }

    private Optional<String> contradiction(BestPrices best) {
        boolean same = levels.bestBid().equals(best.bid()) && levels.bestAsk().equals(best.ask());
        return same
                ? Optional.empty()
                : Optional.of("best prices differ from those the venue tells at change " + best.id());
    }
}
