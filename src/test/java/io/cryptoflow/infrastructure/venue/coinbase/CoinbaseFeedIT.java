package io.cryptoflow.infrastructure.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.infrastructure.venue.LiveEvents;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Follows Coinbase's recorded feed over loopback, through everything that can happen to a connection. */
class CoinbaseFeedIT {
    private static final Symbol SKL_USD = Symbol.of("SKL-USD");
    private static final int TRADES = 97;
    private static final int AT_ONCE = 200;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Await.await(vertx.close());
    }

    @Test
    void followsTenProductsToTheEndOfTheRecordingWithoutLosingOne() throws Exception {
        try (CoinbaseReplay coinbase = CoinbaseReplay.start(vertx, UnaryOperator.identity());
                LiveEvents live = LiveEvents.of(vertx, coinbase.venue(vertx), coinbase.symbols())) {
            for (Symbol symbol : coinbase.symbols()) {
                live.await(() -> showsTheEnd(live, coinbase, symbol));
            }

            assertThat(coinbase.symbols()).hasSize(10);
            assertThat(live.trades()).hasSize(TRADES);
            assertThat(live.lost()).isEmpty();
            assertThat(coinbase.played()).isEqualTo(1);
        }
    }

    @Test
    void getsTheBookWholeAgainAndTheTradeWhereOneIsMissing() throws Exception {
        try (CoinbaseReplay coinbase = CoinbaseReplay.start(vertx, CoinbaseFeedIT::withoutOneTrade);
                LiveEvents live = LiveEvents.of(vertx, coinbase.venue(vertx), coinbase.symbols())) {
            live.await(() -> coinbase.played() == 2 && showsTheEnd(live, coinbase, SKL_USD));
            live.await(() -> live.trades().size() == TRADES);

            assertThat(live.lost()).hasSize(1);
            assertThat(live.lost().get(0)).startsWith("SKL-USD: gap in the venue's count of trades after 156");
            assertThat(coinbase.server().frames())
                    .containsSubsequence(
                            "{\"type\":\"unsubscribe\",\"product_ids\":[\"SKL-USD\"],\"channels\":[\"level2_batch\"]}",
                            "{\"type\":\"subscribe\",\"product_ids\":[\"SKL-USD\"],\"channels\":[\"level2_batch\"]}");
            assertThat(coinbase.server().asked("/products/SKL-USD/trades")).hasSize(1);
        }
    }

    @Test
    void printsEachTradeOnceThoughEachIsSentTwice() throws Exception {
        UnaryOperator<List<JsonObject>> twice = messages -> messages.stream()
                .flatMap(message -> message.containsKey("trade_id") ? Stream.of(message, message) : Stream.of(message))
                .toList();
        try (CoinbaseReplay coinbase = CoinbaseReplay.start(vertx, twice);
                LiveEvents live = LiveEvents.of(vertx, coinbase.venue(vertx), coinbase.symbols())) {
            for (Symbol symbol : coinbase.symbols()) {
                live.await(() -> showsTheEnd(live, coinbase, symbol));
            }

            assertThat(live.trades()).hasSize(TRADES);
            assertThat(live.lost()).isEmpty();
        }
    }

    @Test
    void losesTheBooksWithTheConnectionAndConnectsAgain() throws Exception {
        try (CoinbaseReplay coinbase = CoinbaseReplay.start(vertx, messages -> messages.subList(0, AT_ONCE));
                LiveEvents live = LiveEvents.of(vertx, coinbase.venue(vertx), List.of(SKL_USD))) {
            live.await(() -> live.book(SKL_USD).isPresent());
            coinbase.server().disconnect();
            live.await(() -> showsTheEnd(live, coinbase, SKL_USD));

            assertThat(live.lost()).containsExactly("SKL-USD: connection ended");
        }
    }

    @Test
    void losesTheBooksInSilenceAndConnectsAgain() throws Exception {
        try (CoinbaseReplay coinbase = CoinbaseReplay.start(vertx, messages -> messages.subList(0, AT_ONCE));
                LiveEvents live = LiveEvents.impatient(vertx, coinbase.venue(vertx), List.of(SKL_USD))) {
            live.await(() -> live.book(SKL_USD).isPresent());
            coinbase.server().fallSilent();
            live.await(() -> !live.lost().isEmpty());
            coinbase.server().behave();
            live.await(() -> showsTheEnd(live, coinbase, SKL_USD));

            assertThat(live.lost().get(0)).startsWith("SKL-USD: silence of ");
        }
    }

    private static boolean showsTheEnd(LiveEvents live, CoinbaseReplay coinbase, Symbol symbol) {
        return live.book(symbol)
                .filter(book -> book.bids().equals(coinbase.lastBids(symbol)))
                .isPresent();
    }

    /** The second trade of SKL-USD is dropped, as the venue may; the third shows it. */
    private static List<JsonObject> withoutOneTrade(List<JsonObject> messages) {
        List<JsonObject> kept = new ArrayList<>(messages);
        JsonObject dropped = messages.stream()
                .filter(message -> "match".equals(message.getString("type")))
                .filter(message -> "SKL-USD".equals(message.getString("product_id")))
                .skip(1)
                .findFirst()
                .orElseThrow();
        kept.remove(dropped);
        return kept;
    }
}
