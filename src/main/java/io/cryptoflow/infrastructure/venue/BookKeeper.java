package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.value.Price;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Keeps the book of one symbol from a snapshot and the deltas after it; what arrives before the snapshot waits. A book that
 * cannot be trusted is told as lost, once, and nothing of it is used any more. Of one thread, and without clock or timer.
 */
final class BookKeeper {
    private static final int MOST_WAITING = 10_000;
    private static final String LEFT_THE_SNAPSHOT = "market left the levels of the snapshot";

    private final Symbol symbol;
    private final BookRules rules;
    private final int shownLevels;
    private final Consumer<MarketEvent> listener;
    private final LevelBook levels;
    private final Queue<BookDelta> waiting = new ArrayDeque<>();
    private final BestCheck bestCheck;
    private boolean whole;
    private boolean first;
    private boolean changed;
    private long lastId;
    private long sequence;
    private Instant occurredAt = Instant.EPOCH;
    private boolean told;
    private boolean refreshing;
    private boolean nearEdge;
    private Optional<Price> bidEdge = Optional.empty();
    private Optional<Price> askEdge = Optional.empty();

    BookKeeper(Symbol symbol, BookRules rules, int shownLevels, Consumer<MarketEvent> listener) {
        this.symbol = symbol;
        this.rules = rules;
        this.shownLevels = shownLevels;
        this.listener = listener;
        this.levels = new LevelBook(rules.depth());
        this.bestCheck = new BestCheck(levels);
    }

    Symbol symbol() {
        return symbol;
    }

    /** Whether the book can be used. */
    boolean isWhole() {
        return whole;
    }

    /** Starts the book again; returns why it still cannot be used, or nothing. */
    Optional<String> take(BookSnapshot snapshot) {
        levels.load(snapshot);
        bidEdge = edge(snapshot, snapshot.bids());
        askEdge = edge(snapshot, snapshot.asks());
        lastId = snapshot.lastId();
        occurredAt = snapshot.occurredAt();
        whole = true;
        refreshing = false;
        first = true;
        changed = true;
        Optional<String> trouble = trouble(rules.contradiction(levels, snapshot.checksum()));
        while (trouble.isEmpty() && !waiting.isEmpty()) {
            trouble = apply(waiting.remove());
        }
        trouble.ifPresent(this::lose);
        return trouble;
    }

    private static Optional<Price> edge(BookSnapshot snapshot, List<BookLevel> side) {
        return snapshot.whole() || side.isEmpty()
                ? Optional.empty()
                : Optional.of(side.get(side.size() - 1).price());
    }

    /** Keeps from now on what changes as well, for a snapshot that is on its way. */
    void awaitRefresh() {
        refreshing = true;
    }

    /** Whether a side shows fewer levels than it should because the snapshot ends there: time for a new one. */
    boolean nearsTheEdge() {
        return whole && !refreshing && nearEdge;
    }

    /** Changes the book; returns why it cannot be used any more, or nothing. */
    Optional<String> take(BookDelta delta) {
        if (!whole) {
            keep(delta);
            return Optional.empty();
        }
        if (refreshing) {
            keep(delta);
        }
        Optional<String> trouble = apply(delta);
        trouble.ifPresent(reason -> {
            lose(reason);
            keep(delta);
        });
        return trouble;
    }

    private void keep(BookDelta delta) {
        if (waiting.size() == MOST_WAITING) {
            waiting.remove();
        }
        waiting.add(delta);
    }

    private Optional<String> apply(BookDelta delta) {
        BookRules.Fit fit = rules.fit(lastId, first, delta);
        if (fit == BookRules.Fit.OLD) {
            return Optional.empty();
        }
        if (fit == BookRules.Fit.GAP) {
            return Optional.of("gap in the venue's count after " + lastId + ": next is " + delta.firstId());
        }
        levels.apply(delta);
        first = false;
        changed = true;
        lastId = delta.lastId();
        occurredAt = delta.occurredAt();
        return trouble(rules.contradiction(levels, delta.checksum()).or(() -> bestCheck.changed(lastId)));
    }

    private Optional<String> trouble(Optional<String> contradiction) {
        return contradiction.isEmpty() && levels.isCrossed() ? Optional.of("crossed book") : contradiction;
    }

    /** Compares the book with what the venue tells apart from it; returns why it cannot be used any more, or nothing. */
    Optional<String> take(BestPrices best) {
        if (!whole) {
            return Optional.empty();
        }
        Optional<String> trouble = bestCheck.take(best, lastId);
        trouble.ifPresent(this::lose);
        return trouble;
    }

    /** Uses nothing of the book any more, and tells so where it was told. */
    void lose(String reason) {
        whole = false;
        refreshing = false;
        changed = false;
        waiting.clear();
        if (told) {
            told = false;
            listener.accept(new MarketEvent.BookLost(symbol, reason));
        }
    }

    /** Tells the book where it is whole and has changed since; returns why it cannot be used any more, or nothing. */
    Optional<String> publish() {
        if (!changed) {
            return Optional.empty();
        }
        List<BookLevel> bids = known(levels.bids(shownLevels), bidEdge, BookKeeper::isAtOrAbove);
        List<BookLevel> asks = known(levels.asks(shownLevels), askEdge, BookKeeper::isAtOrBelow);
        if (isUnknown(bids, bidEdge) || isUnknown(asks, askEdge)) {
            lose(LEFT_THE_SNAPSHOT);
            return Optional.of(LEFT_THE_SNAPSHOT);
        }
        nearEdge = isCut(bids, bidEdge) || isCut(asks, askEdge);
        changed = false;
        told = true;
        sequence = Math.max(sequence + 1, lastId);
        listener.accept(new MarketEvent.BookChanged(new OrderBook(symbol, sequence, bids, asks, occurredAt)));
        return Optional.empty();
    }

    /** A snapshot ends somewhere; of what lies beyond, only that is known which has changed since. */
    private static List<BookLevel> known(
            List<BookLevel> best, Optional<Price> edge, BiPredicate<BookLevel, Price> isInside) {
        return edge.map(price -> best.stream()
                        .takeWhile(level -> isInside.test(level, price))
                        .toList())
                .orElse(best);
    }

    private static boolean isAtOrAbove(BookLevel level, Price edge) {
        return !level.price().isBelow(edge);
    }

    private static boolean isAtOrBelow(BookLevel level, Price edge) {
        return !level.price().isAbove(edge);
    }

    private boolean isCut(List<BookLevel> known, Optional<Price> edge) {
        return edge.isPresent() && known.size() < shownLevels;
    }

    private static boolean isUnknown(List<BookLevel> known, Optional<Price> edge) {
        return edge.isPresent() && known.isEmpty();
    }
}
