package io.cryptoflow.infrastructure.venue.binance;

import static io.cryptoflow.infrastructure.venue.binance.ScriptedBinance.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ReplayServer;
import io.cryptoflow.fixture.ReplayServer.Answer;
import io.cryptoflow.infrastructure.venue.VenueFeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Follows a venue on loopback through what goes wrong on the way. */
class BinanceFeedIT {
    private final ScriptedBinance binance = new ScriptedBinance();
    private final List<MarketEvent> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void listsWhatTheVenueListsOfTheSymbolsWanted() {
        binance.server.answers(
                "/api/v3/exchangeInfo",
                call -> call.query("symbols").isEmpty()
                        ? Answer.json(ScriptedBinance.listing("BTC", "ETH"))
                        : Answer.error(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));

        VenueFeed feed = Await.await(binance.open(BTC, Symbol.of("NOPE-USDT")));

        assertThat(feed.source()).isEqualTo(new MarketSource(MarketSource.Kind.LIVE, "binance"));
        assertThat(feed.instruments())
                .containsExactly(
                        new Instrument(BTC, Price.of("0.01"), Quantity.of("0.00001"), Money.of("5", BTC.quote())));
    }

    @Test
    void losesTheBookAtAGapAndGetsItBack() throws Exception {
        follow();
        binance.bid("2.00000000");
        until(() -> bestBid().equals(Optional.of("2")));

        binance.skipOne();
        binance.bid("3.00000000");
        until(() -> binance.resynchronized.get() == 1);
        binance.bid("4.00000000");
        until(() -> bestBid().equals(Optional.of("4")));

        assertThat(lost()).containsExactly("gap in the venue's count after 101: next is 103");
        assertThat(binance.gaps).hasValue(1);
        assertThat(binance.server.asked("/api/v3/depth")).hasSize(2);
        assertThat(binance.server.opened())
                .as("probed and opened, but not again")
                .isEqualTo(2);
    }

    @Test
    void takesARepeatedChangeOnce() throws Exception {
        follow();
        binance.bid("2.00000000");
        binance.repeatBid("9.00000000");
        binance.bid("3.00000000");

        until(() -> bestBid().equals(Optional.of("3")));

        assertThat(lost()).isEmpty();
        assertThat(books()).doesNotContain("9");
    }

    @Test
    void losesTheBookOfASilentStreamAndOpensItAgain() throws Exception {
        binance.impatient();
        follow();

        binance.server.fallSilent();
        until(() -> !lost().isEmpty());
        binance.server.behave();
        until(() -> binance.reconnected.get() >= 1);
        until(() -> binance.resynchronized.get() >= 1);
        binance.bid("7.00000000");
        until(() -> bestBid().equals(Optional.of("7")));

        assertThat(lost().get(0)).matches("silence of \\d{3,4} ms");
    }

    @Test
    void fillsTheTradesThatABrokenStreamLeftOut() throws Exception {
        follow();
        binance.trade();
        binance.trade();
        until(() -> trades().size() == 2);

        binance.server.disconnect();
        binance.tradeUntold();
        binance.tradeUntold();
        until(() -> binance.reconnected.get() == 1 && binance.server.open() == 1);
        binance.trade();
        until(() -> trades().size() >= 5);

        assertThat(trades()).containsExactly("1", "2", "3", "4", "5");
        assertThat(binance.gaps).as("trades that stay missing").hasValue(0);
    }

    @Test
    void asksNothingBeforeTheTimeThatTheVenueNamed() throws Exception {
        follow();
        int before = binance.server.asked().size();

        binance.server.misbehave(Answer.tooMany(2));
        binance.skipOne();
        binance.bid("2.00000000");
        until(() -> binance.server.asked().size() > before);
        binance.server.behave();
        Await.failureOf(binance.venue().quote(BTC));
        until(() -> binance.resynchronized.get() == 1);

        List<ReplayServer.Asked> asked = binance.server.asked("/api/v3/depth");
        ReplayServer.Asked refused = asked.get(asked.size() - 2);
        ReplayServer.Asked answered = asked.get(asked.size() - 1);
        assertThat(Duration.ofNanos(answered.nanos() - refused.nanos())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(asked).hasSize(3);
    }

    @Test
    void failsEveryCallWhileTheVenueMayNotBeAsked() {
        BinanceVenue venue = binance.venue();
        binance.server.misbehave(new Answer(418, "{}", Map.of("Retry-After", "30")));

        assertThat(Await.failureOf(venue.quote(BTC))).hasMessageContaining("UNAVAILABLE VENUE_RATE_LIMITED");
        binance.server.behave();
        assertThat(Await.failureOf(venue.quote(BTC))).hasMessageContaining("binance may not be asked for another ");

        assertThat(binance.server.asked()).hasSize(1);
        assertThat(venue.blockedMillis()).isBetween(25_000L, 30_001L);
        Await.await(venue.close());
    }

    @Test
    void saysThatAPageIsNotAnAnswer() {
        binance.server.misbehave(ReplayServer.HTML_PAGE);

        assertThat(Await.failureOf(binance.open(BTC)))
                .hasMessage("UNAVAILABLE VENUE_REFUSED: binance answered 200: a page instead of JSON");
    }

    @Test
    void failsToOpenWhereTheStreamCannotBeOpened() {
        binance.server.refuseStreams();

        assertThat(Await.failureOf(binance.open(BTC)))
                .hasMessageStartingWith("UNAVAILABLE VENUE_UNREACHABLE: binance does not answer: ");
    }

    @Test
    void opensTheStreamAgainAfterAMessageThatCannotBeRead() throws Exception {
        follow();

        binance.server.send("{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"NaN\",\"q\":\"1\",\"T\":1,\"m\":true}");
        until(() -> binance.reconnected.get() == 1);
        binance.bid("7.00000000");
        until(() -> bestBid().equals(Optional.of("7")));

        assertThat(binance.unreadable).hasValue(1);
        assertThat(lost().get(0)).startsWith("message that cannot be read: expected a plain decimal");
    }

    @Test
    void tellsNothingOnceItHasStopped() throws Exception {
        VenueFeed feed = follow();

        Await.await(feed.stop());
        until(() -> binance.server.open() == 0);
        int before = told.size();
        binance.bid("2.00000000");
        TimeUnit.MILLISECONDS.sleep(300);

        assertThat(told).hasSize(before);
        assertThat(binance.server.opened()).isEqualTo(2);
    }

    private VenueFeed follow() throws InterruptedException {
        VenueFeed feed = Await.await(binance.open(BTC));
        Await.await(feed.start(told::add));
        until(() -> bestBid().isPresent());
        return feed;
    }

    private Optional<String> bestBid() {
        List<String> books = books();
        return books.isEmpty() ? Optional.empty() : Optional.of(books.get(books.size() - 1));
    }

    /** The quantities bid best, one per book. */
    private List<String> books() {
        return told.stream()
                .filter(MarketEvent.BookChanged.class::isInstance)
                .map(event -> ((MarketEvent.BookChanged) event).book())
                .map(book -> book.bestBid().orElseThrow().quantity().toString())
                .toList();
    }

    private List<String> lost() {
        return told.stream()
                .filter(MarketEvent.BookLost.class::isInstance)
                .map(event -> ((MarketEvent.BookLost) event).reason())
                .toList();
    }

    private List<String> trades() {
        return told.stream()
                .filter(MarketEvent.TradePrinted.class::isInstance)
                .map(event -> ((MarketEvent.TradePrinted) event).trade().tradeId())
                .toList();
    }

    private static void until(Await.Condition condition) throws InterruptedException {
        Await.until("what the venue's feed should have told", condition);
    }
}
