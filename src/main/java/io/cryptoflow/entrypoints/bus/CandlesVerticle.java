package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.marketdata.BackfillCandles;
import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FollowCandles;
import io.cryptoflow.application.marketdata.WriteCandles;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleSeries;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Candles on the bus: follows the prints on an event loop of its own, off the path of orders, announces candles that grew at
 * most ten times a second and those that closed always, and lets them be stored. What is stored already, and what the venue
 * knows, is fetched meanwhile: nobody waits for it.
 */
public final class CandlesVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CandlesVerticle.class);
    private static final long FLUSH_MILLIS = 100;
    private static final long WRITE_MILLIS = 1_000;
    private static final long ASK_MILLIS = 250;
    private static final long LAST_WRITE_MILLIS = 5_000;

    private final MessageBus bus;
    private final Parts parts;
    private boolean failing;

    /**
     * What is driven here.
     *
     * @param backfill absent where there is no venue to ask
     */
    public record Parts(
            FollowCandles follow,
            WriteCandles write,
            Optional<BackfillCandles> backfill,
            FindCandles findCandles,
            FindStatistics findStatistics) {}

    public CandlesVerticle(MessageBus bus, Parts parts) {
        this.bus = bus;
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        parts.follow().addListener(parts.write());
        parts.backfill().ifPresent(parts.follow()::addListener);
        parts.follow().addListener(new Announcer());
        return bus.serve(Addresses.FIND_CANDLES, parts.findCandles())
                .compose(served -> bus.serve(Addresses.FIND_STATISTICS, parts.findStatistics()))
                .compose(served -> bus.subscribe(
                        Addresses.TRADE_EVENTS, print -> parts.follow().take(print.trade())))
                .onSuccess(subscribed -> goOn());
    }

    private void goOn() {
        parts.follow()
                .restore()
                .onFailure(cause -> LOG.warn("candles start anew, none were read cause={}", cause.toString()))
                .onComplete(any -> parts.backfill().ifPresent(BackfillCandles::wantRecent));
        vertx.setPeriodic(FLUSH_MILLIS, timer -> flush());
        vertx.setPeriodic(WRITE_MILLIS, timer -> write());
        parts.backfill().ifPresent(backfill -> vertx.setPeriodic(ASK_MILLIS, timer -> backfill.next()));
    }

    private void flush() {
        parts.follow().advance();
        parts.follow().grown().forEach(grown -> bus.publish(Addresses.CANDLE_EVENTS, grown.candle()));
    }

    private void write() {
        parts.follow().unwritten().forEach(parts.write()::add);
        parts.write().writeAll().onSuccess(written -> failing = false).onFailure(this::warnOnce);
    }

    private void warnOnce(Throwable cause) {
        if (!failing) {
            LOG.warn(
                    "candles not written, they wait waiting={} cause={}",
                    parts.write().waiting(),
                    cause.toString());
        }
        failing = true;
    }

    @Override
    public Future<?> stop() {
        parts.follow().unwritten().forEach(parts.write()::add);
        return parts.write()
                .writeAll()
                .timeout(LAST_WRITE_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(cause -> {
                    LOG.warn(
                            "candles lost at the end waiting={} cause={}",
                            parts.write().waiting(),
                            cause.toString());
                    return null;
                });
    }

    private final class Announcer implements CandleSeries.Listener {
        @Override
        public void closed(KeptCandle candle) {
            bus.publish(Addresses.CANDLE_EVENTS, candle.candle());
        }

        @Override
        public void corrected(KeptCandle candle) {
            // It was announced when it closed.
        }

        @Override
        public void missed(Symbol symbol, Instant from, Instant to) {
            // There is no candle to announce.
        }
    }
}
