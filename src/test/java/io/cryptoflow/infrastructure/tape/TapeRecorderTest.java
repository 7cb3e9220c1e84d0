package io.cryptoflow.infrastructure.tape;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.infrastructure.tape.TapeSettings.AtEnd;
import io.cryptoflow.infrastructure.tape.TapeSettings.Content;
import io.cryptoflow.infrastructure.tape.TapeSettings.Speed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded is what is played. */
class TapeRecorderTest {
    private static final Symbol BTC = Symbol.of("BTC-USDT");
    private static final Symbol ETH = Symbol.of("ETH-USDT");

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();

    @AfterEach
    void close() {
        Await.await(vertx.close());
    }

    @Test
    void playsWhatItRecorded() throws Exception {
        PublicTrade first = trade(BTC, "7", "61837.63", "0.02", Side.SELL, 1_723_161_255_342L);
        PublicTrade second = trade(BTC, "8", "61837.64", "0.00001", Side.BUY, 1_723_161_255_343L);
        TapeRecorder recorder = open(folder.resolve("tapes"));

        record(recorder, first, trade(ETH, "1", "2700", "1", Side.BUY, 1_723_161_255_342L), second);
        Map<Symbol, Long> recorded = recorder.recorded();
        Await.await(recorder.close());

        assertThat(recorded).isEqualTo(Map.of(BTC, 2L, ETH, 1L));
        assertThat(played(folder.resolve("tapes/trades-BTC-USDT.csv"), 2)).containsExactly(first, second);
        assertThat(TapeSymbol.fromName(folder.resolve("tapes/trades-BTC-USDT.csv")))
                .contains(BTC);
    }

    @Test
    void goesOnBehindALineThatAKillCutShort() throws Exception {
        PublicTrade first = trade(BTC, "7", "61837.63", "0.02", Side.SELL, 1_723_161_255_342L);
        PublicTrade second = trade(BTC, "9", "61837.64", "0.03", Side.BUY, 1_723_161_255_400L);
        TapeRecorder killed = open(folder);
        record(killed, first);
        Await.await(flush(killed));
        Files.writeString(folder.resolve("trades-BTC-USDT.csv"), "8,17231612553", APPEND);

        TapeRecorder recorder = open(folder);
        record(recorder, second);
        Await.await(recorder.close());
        Await.await(killed.close());

        assertThat(Files.readString(folder.resolve("trades-BTC-USDT.csv")))
                .isEqualTo(
                        """
                        trade_id,ts_ms,price,qty,side
                        7,1723161255342,61837.63,0.02,sell
                        9,1723161255400,61837.64,0.03,buy
                        """);
        assertThat(played(folder.resolve("trades-BTC-USDT.csv"), 2)).containsExactly(first, second);
    }

    private TapeRecorder open(Path into) {
        return Await.await(on(() -> TapeRecorder.open(vertx, into, List.of(BTC, ETH))));
    }

    private void record(TapeRecorder recorder, PublicTrade... trades) {
        Await.await(on(() -> {
            for (PublicTrade trade : trades) {
                recorder.accept(new MarketEvent.TradePrinted(trade));
            }
            return Future.succeededFuture();
        }));
    }

    private Future<Void> flush(TapeRecorder recorder) {
        return on(recorder::flush);
    }

    private <T> Future<T> on(Supplier<Future<T>> action) {
        return Future.future(done -> context.runOnContext(now -> action.get().onComplete(done)));
    }

    private static List<PublicTrade> played(Path file, int trades) throws Exception {
        Playback playback = new Playback();
        try {
            TapeSettings settings = new TapeSettings(file, BTC, Content.AUTO, Speed.FASTEST, AtEnd.STOP);
            return Playback.trades(playback.events(settings, 2 * trades));
        } finally {
            playback.close();
        }
    }

    private static PublicTrade trade(Symbol symbol, String id, String price, String quantity, Side side, long millis) {
        return new PublicTrade(symbol, id, Price.of(price), Quantity.of(quantity), side, Instant.ofEpochMilli(millis));
    }
}
