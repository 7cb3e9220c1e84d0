package io.cryptoflow.infrastructure.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.infrastructure.venue.LiveEvents;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Follows Kraken's recorded books over loopback, through everything that can happen to a connection. */
class KrakenFeedIT {
    private static final Symbol BTC_USD = Symbol.of("BTC-USD");
    private static final int AT_ONCE = 100;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Await.await(vertx.close());
    }

    @Test
    void followsTenBooksToTheEndOfTheRecordingWithoutLosingOne() throws Exception {
        try (KrakenReplay kraken = KrakenReplay.start(vertx, RecordedBooks.tenPairs(), UnaryOperator.identity());
                LiveEvents live = LiveEvents.of(vertx, kraken.venue(vertx), kraken.symbols())) {
            for (Symbol symbol : kraken.symbols()) {
                live.await(() -> showsTheEnd(live, kraken, symbol));
            }

            assertThat(kraken.symbols()).hasSize(10);
            assertThat(live.lost()).isEmpty();
            assertThat(kraken.played()).isEqualTo(1);
        }
    }

    @Test
    void losesACorruptedBookAndGetsItWholeAgain() throws Exception {
        UnaryOperator<List<String>> corruption = messages -> replaced(messages, "8.25182177", "8.25182178");
        try (KrakenReplay kraken = KrakenReplay.start(vertx, RecordedBooks.versionTwo(), corruption);
                LiveEvents live = LiveEvents.of(vertx, kraken.venue(vertx), kraken.symbols())) {
            live.await(() -> showsTheEnd(live, kraken, BTC_USD));

            assertThat(live.lost()).containsExactly("BTC-USD: checksum of the book is not the venue's");
            assertThat(kraken.server().frames())
                    .containsSubsequence(
                            "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"depth\":10,"
                                    + "\"symbol\":[\"BTC/USD\"]}}",
                            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"depth\":10,"
                                    + "\"symbol\":[\"BTC/USD\"]}}");
            assertThat(kraken.server().opened()).as("the probe, and one stream").isEqualTo(2);
        }
    }

    @Test
    void losesTheBookWithTheConnectionAndConnectsAgain() throws Exception {
        try (KrakenReplay kraken = KrakenReplay.start(
                        vertx, RecordedBooks.versionTwo(), messages -> messages.subList(0, AT_ONCE));
                LiveEvents live = LiveEvents.of(vertx, kraken.venue(vertx), kraken.symbols())) {
            live.await(() -> live.book(BTC_USD).isPresent());
            kraken.server().disconnect();
            live.await(() -> showsTheEnd(live, kraken, BTC_USD));

            assertThat(live.lost()).containsExactly("BTC-USD: connection ended");
            assertThat(kraken.played()).isEqualTo(2);
        }
    }

    @Test
    void losesTheBookInSilenceAndConnectsAgain() throws Exception {
        try (KrakenReplay kraken = KrakenReplay.start(
                        vertx, RecordedBooks.versionTwo(), messages -> messages.subList(0, AT_ONCE));
                LiveEvents live = LiveEvents.impatient(vertx, kraken.venue(vertx), kraken.symbols())) {
            live.await(() -> live.book(BTC_USD).isPresent());
            kraken.server().fallSilent();
            live.await(() -> !live.lost().isEmpty());
            kraken.server().behave();
            live.await(() -> showsTheEnd(live, kraken, BTC_USD));

            assertThat(live.lost().get(0)).startsWith("BTC-USD: silence of ");
            assertThat(kraken.server().frames()).contains("{\"method\":\"ping\"}");
        }
    }

    @Test
    void printsEachTradeOnceAndThoseThatWereMissedWhileTheConnectionWasLost() throws Exception {
        try (KrakenReplay kraken = KrakenReplay.start(vertx, RecordedBooks.versionTwo(), UnaryOperator.identity());
                LiveEvents live = LiveEvents.of(vertx, kraken.venue(vertx), kraken.symbols())) {
            live.await(() -> showsTheEnd(live, kraken, BTC_USD));
            kraken.server().send(trades("snapshot", 1, 3));
            kraken.server().send(trades("update", 4, 6));
            kraken.server().send(trades("update", 5, 6));
            live.await(() -> live.trades().size() == 3);
            kraken.server().disconnect();
            live.await(() -> kraken.played() == 2);
            kraken.server().send(trades("snapshot", 2, 9));
            live.await(() -> live.trades().size() == 6);

            assertThat(live.trades().stream().map(PublicTrade::tradeId)).containsExactly("4", "5", "6", "7", "8", "9");
        }
    }

    private static boolean showsTheEnd(LiveEvents live, KrakenReplay kraken, Symbol symbol) {
        return live.book(symbol)
                .filter(book -> book.bids().equals(kraken.lastBids(symbol)))
                .isPresent();
    }

    private static List<String> replaced(List<String> messages, String digits, String others) {
        List<String> corrupted = new ArrayList<>(messages);
        corrupted.replaceAll(message -> message.replace(digits, others));
        return corrupted;
    }

    private static String trades(String type, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> ("{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":29430.3,\"qty\":0.1,"
                                + "\"ord_type\":\"market\",\"trade_id\":%d,\"timestamp\":\"2023-07-30T15:30:00.029286Z\"}")
                        .formatted(id))
                .collect(Collectors.joining(",", "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[", "]}"));
    }
}
