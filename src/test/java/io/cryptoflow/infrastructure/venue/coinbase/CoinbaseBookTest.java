package io.cryptoflow.infrastructure.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookSnapshot;
import io.cryptoflow.infrastructure.venue.LevelBook;
import io.cryptoflow.infrastructure.venue.MessageReader;
import io.cryptoflow.infrastructure.venue.Told;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The books as they were: where somebody trades, Coinbase's own ticker tells the best prices apart from the book. */
class CoinbaseBookTest {
    private final Map<Symbol, LevelBook> books = new HashMap<>();
    private final Set<String> announced = new HashSet<>();
    private final List<String> shown = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    @Test
    void showsTheRecordedBestBidAndAskAtEveryTrade() {
        MessageReader reader = new CoinbaseReader(() -> Markets.NOON);

        for (JsonObject message : CoinbaseRecording.received()) {
            Told told = new Told();
            reader.read(message.encode(), told);
            assertThat(told.troubles).isEmpty();
            told.snapshots.forEach(this::load);
            told.deltas.forEach(this::apply);
            if (message.getString("type").equals("ticker")) {
                compare(message);
            }
        }

        assertThat(books).hasSize(10);
        assertThat(shown).hasSize(97).isEqualTo(expected);
    }

    private void load(BookSnapshot snapshot) {
        LevelBook book = new LevelBook(CoinbaseBookRules.WHOLE.depth());
        book.load(snapshot);
        books.put(snapshot.symbol(), book);
    }

    private LevelBook book(Symbol symbol) {
        return Objects.requireNonNull(books.get(symbol), symbol::toString);
    }

    private void apply(BookDelta delta) {
        LevelBook book = book(delta.symbol());
        book.apply(delta);
        assertThat(book.isCrossed()).isFalse();
    }

    /** The first ticker of a product is of its last trade before, thus older than the book. */
    private void compare(JsonObject ticker) {
        String product = ticker.getString("product_id");
        if (announced.add(product)) {
            return;
        }
        LevelBook book = book(Symbol.of(product));
        shown.add(product + " " + price(book.bestBid()) + " " + price(book.bestAsk()));
        expected.add(
                product + " " + Price.of(ticker.getString("best_bid")) + " " + Price.of(ticker.getString("best_ask")));
    }

    private static Price price(Optional<BookLevel> level) {
        return level.orElseThrow().price();
    }
}
