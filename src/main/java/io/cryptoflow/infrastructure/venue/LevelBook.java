package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.value.Price;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The levels of both sides, best first, changed in place; of one thread. */
public final class LevelBook {
    private final NavigableMap<Price, BookLevel> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Price, BookLevel> asks = new TreeMap<>();
    private final int depth;

    /** @param depth levels that are kept per side */
    public LevelBook(int depth) {
        this.depth = depth;
    }

    /** Replaces everything. */
    public void load(BookSnapshot snapshot) {
        bids.clear();
        asks.clear();
        change(bids, snapshot.bids());
        change(asks, snapshot.asks());
    }

    /** Replaces the levels of {@code delta}. */
    public void apply(BookDelta delta) {
        change(bids, delta.bids());
        change(asks, delta.asks());
    }

    private void change(NavigableMap<Price, BookLevel> side, List<BookLevel> levels) {
        for (BookLevel level : levels) {
            if (level.quantity().isZero()) {
                side.remove(level.price());
            } else {
                side.put(level.price(), level);
            }
        }
        while (side.size() > depth) {
            side.pollLastEntry();
        }
    }

    /** Whether the best bid is not below the best ask: no venue can mean that. */
    public boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && !bids.firstKey().isBelow(asks.firstKey());
    }

    /** The best bid. */
    public Optional<BookLevel> bestBid() {
        return Optional.ofNullable(bids.firstEntry()).map(Map.Entry::getValue);
    }

    /** The best ask. */
    public Optional<BookLevel> bestAsk() {
        return Optional.ofNullable(asks.firstEntry()).map(Map.Entry::getValue);
    }

    /** At most {@code count} bids, best first. */
    public List<BookLevel> bids(int count) {
        return best(bids, count);
    }

    /** At most {@code count} asks, best first. */
    public List<BookLevel> asks(int count) {
        return best(asks, count);
    }

    private static List<BookLevel> best(NavigableMap<Price, BookLevel> side, int count) {
        List<BookLevel> best = new ArrayList<>(Math.min(count, side.size()));
        for (BookLevel level : side.values()) {
            if (best.size() == count) {
                break;
            }
            best.add(level);
        }
        return best;
    }
}
