package io.cryptoflow.infrastructure.tape;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.infrastructure.tape.TapeSettings.AtEnd;
import io.cryptoflow.infrastructure.tape.TapeSettings.Speed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeFeedTest {
    private static final String[] LINES = {
        "trade_id,ts_ms,price,qty,side", "a,1000,10,1,buy", "b,1100,11,2,buy", "c,1300,10.5,3,sell"
    };

    @TempDir
    private Path folder = Path.of("");

    private final Playback playback = new Playback();

    @AfterEach
    void close() throws Exception {
        playback.close();
    }

    @Test
    void tellsEachPrintAndThenTheBookAfterIt() throws Exception {
        List<MarketEvent> events = playback.events(tape(), AtEnd.STOP, 6);

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "TradePrinted", "BookChanged", "TradePrinted", "BookChanged", "TradePrinted", "BookChanged");
        assertThat(Playback.trades(events))
                .extracting(trade -> trade.tradeId() + " " + trade.price() + " x " + trade.quantity() + " "
                        + trade.takerSide() + " " + trade.occurredAt().toEpochMilli())
                .containsExactly("a 10 x 1 BUY 1000", "b 11 x 2 BUY 1100", "c 10.5 x 3 SELL 1300");
    }

    @Test
    void playsAGzipFileLikeAPlainOne() throws Exception {
        Path gzip = Playback.writeGzip(folder.resolve("tape-without-ending"), LINES);

        assertThat(playback.events(gzip, AtEnd.STOP, 6)).isEqualTo(playback.events(tape(), AtEnd.STOP, 6));
    }

    @Test
    void playsTradesWithoutHeader() throws Exception {
        Path raw = Playback.write(folder.resolve("raw.csv"), "1385337600,800.01,0.1", "1385337613,800.05,0.2");

        assertThat(Playback.trades(playback.events(raw, AtEnd.STOP, 4)))
                .extracting(trade -> trade.tradeId() + " " + trade.price() + " " + trade.occurredAt())
                .containsExactly("1 800.01 2013-11-25T00:00:00Z", "2 800.05 2013-11-25T00:00:13Z");
    }

    @Test
    void startsAgainLaterByItsOwnLengthWithNewTradeIds() throws Exception {
        List<PublicTrade> trades =
                Playback.trades(playback.events(tape(), AtEnd.LOOP, 16)).subList(0, 8);

        assertThat(trades)
                .extracting(PublicTrade::tradeId)
                .containsExactly("a", "b", "c", "a/2", "b/2", "c/2", "a/3", "b/3");
        assertThat(trades)
                .extracting(trade -> trade.occurredAt().toEpochMilli())
                .containsExactly(1000L, 1100L, 1300L, 1400L, 1500L, 1700L, 1800L, 1900L);
    }

    @Test
    void tellsNothingMoreAtTheEndWhenItStopsThere() throws Exception {
        List<MarketEvent> events = new CopyOnWriteArrayList<>();
        TapeFeed feed = playback.open(Playback.settings(tape(), Speed.FASTEST, AtEnd.STOP));

        feed.start(events::add).await(5, SECONDS);
        Playback.awaitSize(events, 6);
        MILLISECONDS.sleep(150);

        assertThat(events).hasSize(6);
    }

    @Test
    void tellsNothingAfterTheStop() throws Exception {
        List<MarketEvent> events = new CopyOnWriteArrayList<>();
        TapeFeed feed = playback.open(Playback.settings(tape(), Speed.times("10"), AtEnd.LOOP));
        feed.start(events::add).await(5, SECONDS);
        Playback.awaitSize(events, 4);

        feed.stop().await(5, SECONDS);
        int told = events.size();
        MILLISECONDS.sleep(150);

        assertThat(told).isGreaterThanOrEqualTo(4);
        assertThat(events).hasSize(told);
    }

    @Test
    void tellsNoPrintBeforeItIsDue() throws Exception {
        record Told(Instant occurredAt, long atNanos) {}
        List<Told> told = new CopyOnWriteArrayList<>();
        TapeFeed feed = playback.open(Playback.settings(tape(), Speed.times("2"), AtEnd.STOP));
        long startedNanos = System.nanoTime();

        feed.start(event -> told.add(new Told(Playback.occurredAt(event), System.nanoTime())))
                .await(5, SECONDS);
        Playback.awaitSize(told, 6);

        assertThat(told).hasSize(6).allSatisfy(event -> {
            long dueMillis = (event.occurredAt().toEpochMilli() - 1000) / 2;
            // One millisecond for the clocks of Instant and nanoTime, which are read at different moments.
            assertThat((event.atNanos() - startedNanos) / 1_000_000).isGreaterThanOrEqualTo(dueMillis - 1);
        });
    }

    @Test
    void goesOnAfterAListenerThatThrows() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        TapeFeed feed = playback.open(Playback.settings(tape(), Speed.FASTEST, AtEnd.STOP));

        feed.start(event -> {
                    told.add(event.getClass().getSimpleName());
                    if (told.size() == 1) {
                        throw new IllegalStateException("a bug of the listener");
                    }
                })
                .await(5, SECONDS);
        Playback.awaitSize(told, 5);

        assertThat(told).containsExactly("TradePrinted", "TradePrinted", "BookChanged", "TradePrinted", "BookChanged");
    }

    @Test
    void saysThatItIsATapeAndHowItsBookCameAbout() throws Exception {
        TapeFeed feed = playback.open(Playback.settings(tape(), Speed.REALTIME, AtEnd.LOOP));

        assertThat(feed.source())
                .isEqualTo(new MarketSource(MarketSource.Kind.TAPE, "tape plain.csv (book derived from prints)"));
    }

    @Test
    void doesNotOpenAFileThatIsNoTape() {
        Path file = Playback.write(folder.resolve("bad.csv"), "ts_ms,price,qty", "1,2");

        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> playback.open(Playback.settings(file, Speed.FASTEST, AtEnd.STOP)))
                .withMessageStartingWith(file + ":2: expected 3 columns");
    }

    @Test
    void stopsEvenIfItWasNeverStarted() throws Exception {
        TapeFeed feed = playback.open(Playback.settings(tape(), Speed.REALTIME, AtEnd.LOOP));

        assertThat(feed.stop().succeeded()).isTrue();
    }

    private Path tape() {
        return Playback.write(folder.resolve("plain.csv"), LINES);
    }
}
