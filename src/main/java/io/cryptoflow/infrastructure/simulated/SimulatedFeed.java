package io.cryptoflow.infrastructure.simulated;

import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fifty USDT instruments whose prices come from a seed. Every symbol is updated once per interval, one after the other
 * spread over the interval, so that no burst comes; the first book of each comes with the start.
 */
public final class SimulatedFeed implements MarketFeed {
    private static final int SHORTEST_TURN_MILLIS = 5;

    private final Vertx vertx;
    private final InstantSource clock;
    private final SimulatedMarket market;
    private final MarketSource source;
    private final int turns;
    private final long turnMillis;
    private Optional<Playing> playing = Optional.empty();
    private int turn;

    private record Playing(Context context, long timer) {}

    /** @param updateInterval time between two updates of one symbol, 1 ms or more */
    public SimulatedFeed(Vertx vertx, long seed, Duration updateInterval, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
        market = new SimulatedMarket(Listing.all(), seed, updateInterval);
        source = new MarketSource(MarketSource.Kind.SIMULATED, "seed " + seed);
        long intervalMillis = updateInterval.toMillis();
        turns = (int) Math.max(1, Math.min(market.instruments().size(), intervalMillis / SHORTEST_TURN_MILLIS));
        turnMillis = Math.max(1, intervalMillis / turns);
    }

    @Override
    public MarketSource source() {
        return source;
    }

    @Override
    public List<Instrument> instruments() {
        return market.instruments();
    }

    @Override
    public Future<Void> start(Consumer<MarketEvent> listener) {
        Context context = vertx.getOrCreateContext();
        Promise<Void> started = Promise.promise();
        context.runOnContext(now -> {
            market.update(0, 1, clock.instant(), listener);
            long timer = vertx.setPeriodic(turnMillis, id -> takeTurn(listener));
            playing = Optional.of(new Playing(context, timer));
            started.complete();
        });
        return started.future();
    }

    private void takeTurn(Consumer<MarketEvent> listener) {
        int first = turn;
        turn = (turn + 1) % turns;
        market.update(first, turns, clock.instant(), listener);
    }

    @Override
    public Future<Void> stop() {
        return playing.map(this::cancel).orElseGet(Future::succeededFuture);
    }

    private Future<Void> cancel(Playing what) {
        Promise<Void> stopped = Promise.promise();
        what.context().runOnContext(now -> {
            vertx.cancelTimer(what.timer());
            stopped.complete();
        });
        return stopped.future();
    }
}
