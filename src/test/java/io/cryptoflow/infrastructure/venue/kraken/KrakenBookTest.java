package io.cryptoflow.infrastructure.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.venue.BookDelta;
import io.cryptoflow.infrastructure.venue.BookRules;
import io.cryptoflow.infrastructure.venue.BookSnapshot;
import io.cryptoflow.infrastructure.venue.LevelBook;
import io.cryptoflow.infrastructure.venue.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Books as they were: the venue's own checksum proves every state. */
class KrakenBookTest {
    private final Map<Symbol, LevelBook> books = new HashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private int checksums;

    @Test
    void keepsTheBookRecordedInVersionTwo() {
        play(RecordedBooks.versionTwo());

        assertThat(checksums).isEqualTo(510);
        assertThat(contradictions).isEmpty();
    }

    @Test
    void keepsTheBookOfOnePairRecordedInVersionOne() {
        play(RecordedBooks.onePair());

        assertThat(checksums).isEqualTo(980);
        assertThat(contradictions).isEmpty();
    }

    @Test
    void keepsTheBooksOfTenPairsRecordedInVersionOne() {
        play(RecordedBooks.tenPairs());

        assertThat(books).hasSize(10);
        assertThat(checksums).isEqualTo(4_279);
        assertThat(contradictions).isEmpty();
        assertThat(books.values()).noneMatch(LevelBook::isCrossed);
    }

    @Test
    void noticesEachChangeThatIsMissingAmongTheTenBestLevels() {
        RecordedBooks whole = RecordedBooks.versionTwo();
        List<String> corrupted = new ArrayList<>(whole.messages());
        corrupted.remove(3);

        play(whole.with(corrupted));

        assertThat(contradictions).isNotEmpty();
        assertThat(contradictions.get(0)).isEqualTo("BTC-USD: checksum of the book is not the venue's");
    }

    @Test
    void noticesOneWrongDigitOfAQuantity() {
        RecordedBooks whole = RecordedBooks.versionTwo();
        String snapshot = whole.messages().get(0).replace("0.18967538", "0.18967539");

        play(whole.with(List.of(snapshot)));

        assertThat(contradictions).containsExactly("BTC-USD: checksum of the book is not the venue's");
    }

    @Test
    void takesChangesThatCameBeforeTheSnapshotForOld() {
        Told told = told(RecordedBooks.versionTwo());
        KrakenBookRules rules = RecordedBooks.versionTwo().rules(Symbol.of("BTC-USD"));
        BookDelta change = told.deltas.get(5);

        assertThat(rules.fit(change.lastId() + 1, true, change)).isEqualTo(BookRules.Fit.OLD);
        assertThat(rules.fit(change.lastId() - 1, true, change)).isEqualTo(BookRules.Fit.NEXT);
    }

    private static Told told(RecordedBooks recording) {
        Told told = new Told();
        KrakenReader reader = new KrakenReader(new HashMap<>(), () -> Markets.NOON);
        recording.messages().forEach(message -> reader.read(message, told));
        assertThat(told.troubles).isEmpty();
        return told;
    }

    private void play(RecordedBooks recording) {
        Told told = told(recording);
        for (BookSnapshot snapshot : told.snapshots) {
            LevelBook book = new LevelBook(recording.depth());
            book.load(snapshot);
            books.put(snapshot.symbol(), book);
            check(recording, snapshot.symbol(), snapshot.checksum());
        }
        for (BookDelta delta : told.deltas) {
            book(delta.symbol()).apply(delta);
            check(recording, delta.symbol(), delta.checksum());
        }
    }

    private LevelBook book(Symbol symbol) {
        return Objects.requireNonNull(books.get(symbol), symbol::toString);
    }

    private void check(RecordedBooks recording, Symbol symbol, OptionalLong checksum) {
        KrakenBookRules rules = recording.rules(symbol);
        Optional<String> contradiction = rules.contradiction(book(symbol), checksum);
        contradiction.ifPresent(found -> contradictions.add(symbol + ": " + found));
        checksums++;
    }
}
