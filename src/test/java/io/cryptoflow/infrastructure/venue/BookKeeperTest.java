package io.cryptoflow.infrastructure.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BookKeeperTest {
    private static final Symbol BTC = Symbol.of("BTC-USDT");
    private static final Instant NOON = Instant.parse("2024-08-09T12:00:00Z");

    private final List<MarketEvent> told = new ArrayList<>();
    private final BookKeeper keeper = new BookKeeper(BTC, new CountedRules(), 2, told::add);

    /** Each delta must begin right after the change before it. */
    private record CountedRules() implements BookRules {
        @Override
        public int depth() {
            return 3;
        }

        @Override
        public Fit fit(long lastId, boolean first, BookDelta delta) {
            if (delta.lastId() <= lastId) {
                return Fit.OLD;
            }
            return delta.firstId() <= lastId + 1 ? Fit.NEXT : Fit.GAP;
        }
    }

    @Test
    void keepsTheBestLevelsFromASnapshotAndWhatCameBeforeAndAfterIt() {
        assertThat(keeper.take(delta(8, 10, levels("99 9"), levels()))).isEmpty();
        assertThat(keeper.take(delta(11, 12, levels("99 2"), levels("101 0", "102 3"))))
                .isEmpty();

        assertThat(keeper.take(snapshot(10, levels("99 1", "98 5", "97 7"), levels("101 1", "103 4"))))
                .isEmpty();
        assertThat(keeper.take(delta(13, 13, levels("98 0"), levels()))).isEmpty();
        keeper.publish();

        assertThat(told).containsExactly(changed(13, levels("99 2", "97 7"), levels("102 3", "103 4")));
    }

    @Test
    void tellsNothingWhereNothingChanged() {
        keeper.take(snapshot(10, levels("99 1"), levels("101 1")));
        keeper.publish();
        keeper.take(delta(9, 10, levels("99 5"), levels()));

        keeper.publish();

        assertThat(told).containsExactly(changed(10, levels("99 1"), levels("101 1")));
    }

    @Test
    void losesTheBookAtAGapAndUsesNothingOfItUntilASnapshot() {
        keeper.take(snapshot(10, levels("99 1"), levels("101 1")));
        keeper.publish();

        Optional<String> reason = keeper.take(delta(12, 13, levels("98 2"), levels()));
        keeper.take(delta(14, 15, levels("97 2"), levels()));
        keeper.publish();

        assertThat(reason).contains("gap in the venue's count after 10: next is 12");
        assertThat(keeper.isWhole()).isFalse();
        assertThat(told)
                .containsExactly(
                        changed(10, levels("99 1"), levels("101 1")),
                        new MarketEvent.BookLost(BTC, "gap in the venue's count after 10: next is 12"));

        keeper.take(snapshot(13, levels("98 2"), levels("101 1")));
        keeper.publish();
        assertThat(told.get(2)).isEqualTo(changed(15, levels("98 2", "97 2"), levels("101 1")));
    }

    @Test
    void losesACrossedBook() {
        keeper.take(snapshot(10, levels("99 1"), levels("101 1")));
        keeper.publish();

        assertThat(keeper.take(delta(11, 11, levels("101 2"), levels()))).contains("crossed book");
        assertThat(told).endsWith(new MarketEvent.BookLost(BTC, "crossed book"));
    }

    @Test
    void losesABookThatContradictsTheBestPricesOfTheSameChange() {
        keeper.take(snapshot(10, levels("99 1"), levels("101 1")));
        BestPrices ahead = new BestPrices(BTC, 12, Optional.of(level("99 5")), Optional.of(level("101 1")));

        assertThat(keeper.take(ahead)).isEmpty();
        assertThat(keeper.take(delta(11, 11, levels("98 2"), levels()))).isEmpty();
        assertThat(keeper.take(delta(12, 12, levels("99 4"), levels())))
                .contains("best prices differ from those the venue tells at change 12");
    }

    @Test
    void agreesWithTheBestPricesOfTheSameChange() {
        keeper.take(snapshot(10, levels("99 1"), levels("101 1")));
        keeper.take(delta(11, 12, levels("99 4"), levels()));

        assertThat(keeper.take(new BestPrices(BTC, 12, Optional.of(level("99 4")), Optional.of(level("101 1")))))
                .isEmpty();
        assertThat(keeper.take(new BestPrices(BTC, 12, Optional.of(level("99 3")), Optional.of(level("101 1")))))
                .isPresent();
    }

    @Test
    void goesOnFromASnapshotThatWasAskedForInBetween() {
        keeper.take(new BookSnapshot(
                BTC, 10, levels("99 1", "98 1"), levels("101 1", "102 1"), false, NOON, OptionalLong.empty()));
        keeper.take(delta(11, 11, levels("98 0", "90 1"), levels()));
        keeper.publish();
        assertThat(keeper.nearsTheEdge()).isTrue();

        keeper.awaitRefresh();
        keeper.take(delta(12, 13, levels(), levels("101 5")));
        keeper.publish();
        keeper.take(new BookSnapshot(
                BTC, 11, levels("99 1", "97 1", "96 1"), levels("101 1", "102 1"), false, NOON, OptionalLong.empty()));
        keeper.publish();

        assertThat(keeper.nearsTheEdge()).isFalse();
        assertThat(told)
                .containsExactly(
                        changed(11, levels("99 1"), levels("101 1", "102 1")),
                        changed(13, levels("99 1"), levels("101 5", "102 1")),
                        changed(14, levels("99 1", "97 1"), levels("101 5", "102 1")));
    }

    @Test
    void losesTheBookWhereTheMarketLeavesTheSnapshot() {
        BookSnapshot cut = new BookSnapshot(
                BTC, 10, levels("99 1", "98 1"), levels("101 1", "102 1"), false, NOON, OptionalLong.empty());
        keeper.take(cut);
        assertThat(keeper.publish()).isEmpty();

        keeper.take(delta(11, 11, levels("99 0", "98 0", "90 1"), levels()));

        assertThat(keeper.publish()).contains("market left the levels of the snapshot");
        assertThat(told).endsWith(new MarketEvent.BookLost(BTC, "market left the levels of the snapshot"));
    }

    @Test
    void showsNoLevelBeyondTheSnapshot() {
        keeper.take(new BookSnapshot(
                BTC, 10, levels("99 1", "98 1"), levels("101 1", "102 1"), false, NOON, OptionalLong.empty()));

        keeper.take(delta(11, 11, levels("98 0", "90 1"), levels()));
        keeper.publish();

        assertThat(told).containsExactly(changed(11, levels("99 1"), levels("101 1", "102 1")));
    }

    private static MarketEvent changed(long sequence, List<BookLevel> bids, List<BookLevel> asks) {
        return new MarketEvent.BookChanged(new OrderBook(BTC, sequence, bids, asks, NOON));
    }

    private static BookSnapshot snapshot(long lastId, List<BookLevel> bids, List<BookLevel> asks) {
        return new BookSnapshot(BTC, lastId, bids, asks, true, NOON, OptionalLong.empty());
    }

    private static BookDelta delta(long firstId, long lastId, List<BookLevel> bids, List<BookLevel> asks) {
        return new BookDelta(BTC, firstId, lastId, bids, asks, NOON, OptionalLong.empty());
    }

    private static List<BookLevel> levels(String... texts) {
        return Arrays.stream(texts).map(BookKeeperTest::level).toList();
    }

    private static BookLevel level(String text) {
        String[] parts = text.split(" ", 2);
        return new BookLevel(Price.of(parts[0]), Quantity.of(parts[1]));
    }
}
