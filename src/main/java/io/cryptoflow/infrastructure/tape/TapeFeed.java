package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays the trades or candles of one file as one symbol. Events keep the tape's own time in {@code occurredAt}; how fresh
 * they are is told by when they are received.
 */
public final class TapeFeed implements MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(TapeFeed.class);

    private final Vertx vertx;
    private final TapeSettings settings;
    private final TapeSummary summary;
    private final InstantSource clock;
    private Optional<TapePlayer> player = Optional.empty();

    private TapeFeed(Vertx vertx, TapeSettings settings, TapeSummary summary, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.summary = summary;
        this.clock = clock;
    }

    /**
     * Reads the whole file once, on a worker thread, to learn its grid and its length. Fails with a {@link TapeException}
     * that names file and line where it is not a tape.
     */
    public static Future<TapeFeed> open(Vertx vertx, TapeSettings settings, InstantSource clock) {
        return vertx.executeBlocking(() -> TapeScan.of(settings.file(), settings.content()))
                .map(summary -> new TapeFeed(vertx, settings, summary, clock))
                .onSuccess(TapeFeed::logOpened);
    }

    private void logOpened() {
        LOG.info(
                "tape opened file={} symbol={} content={} rows={} skipped={} lengthMillis={}",
                settings.file(),
                settings.symbol(),
                summary.candles() ? "candles" : "trades",
                summary.rows(),
                summary.skippedLines(),
                summary.lengthMillis());
    }

    @Override
    public MarketSource source() {
        return new MarketSource(
                MarketSource.Kind.TAPE, "tape " + settings.file().getFileName() + " (book derived from prints)");
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(summary.instrument(settings.symbol()));
    }

    @Override
    public Future<Void> start(Consumer<MarketEvent> listener) {
        PrintedMarket market = new PrintedMarket(settings.symbol());
        TapePlayer started = new TapePlayer(
                vertx,
                new TapeRounds(settings, summary),
                settings.speed(),
                clock,
                print -> market.take(print, listener));
        player = Optional.of(started);
        return started.start();
    }

    @Override
    public Future<Void> stop() {
        return player.map(TapePlayer::stop).orElseGet(Future::succeededFuture);
    }
}
