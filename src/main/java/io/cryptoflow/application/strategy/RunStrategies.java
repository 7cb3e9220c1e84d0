package io.cryptoflow.application.strategy;

import io.cryptoflow.application.port.CandleHistory;
import io.cryptoflow.application.port.StrategyEngine;
import io.cryptoflow.application.port.Workers;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.Signal;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs strategies on candles as they close, on worker threads: each candle once and in order, after the stored ones. For one context. */
public final class RunStrategies {
    private static final int PERIODS_OF_HISTORY = 20;

    private final CandleHistory history;
    private final StrategyEngine engine;
    private final Workers workers;
    private final InstantSource clock;
    private final List<Follower> followers = new ArrayList<>();

    /** What a closed candle told a strategy. */
    public record Decided(LiveStrategy strategy, Signal signal) {}

    public RunStrategies(
            List<LiveStrategy> strategies,
            CandleHistory history,
            StrategyEngine engine,
            Workers workers,
            InstantSource clock) {
        this.history = history;
        this.engine = engine;
        this.workers = workers;
        this.clock = clock;
        strategies.forEach(strategy -> followers.add(new Follower(strategy)));
    }

    /** How many strategies there are. */
    public int count() {
        return followers.size();
    }

    /** Shows the strategies the stored candles, of which no signals come; live candles wait for that. Fails when some are not to be had. */
    public Future<Void> start() {
        return Future.join(followers.stream().map(Follower::catchUp).toList()).mapEmpty();
    }

    /** Takes in a candle; what it tells the strategies that follow it. An open candle, and one that was seen already, tell nothing. */
    public List<Future<Optional<Decided>>> onCandle(Candle candle) {
        return followers.stream()
                .filter(follower -> follower.strategy.follows(candle))
                .map(follower -> follower.take(candle))
                .toList();
    }

    private final class Follower {
        private final LiveStrategy strategy;
        private final StrategyEngine.Run run;
        private Instant lastOpenTime = Instant.MIN;
        private Future<?> lastStep = Future.succeededFuture();

        Follower(LiveStrategy strategy) {
            this.strategy = strategy;
            this.run = engine.start(strategy.rules());
        }

        Future<Void> catchUp() {
            int candles = PERIODS_OF_HISTORY * (strategy.rules().precedingCandles() + 1);
            Future<Void> caughtUp = history.newest(
                            strategy.symbol(), strategy.interval(), Instant.EPOCH, clock.instant(), candles)
                    .compose(found -> workers.compute(() -> found.stream()
                            .map(this::next)
                            .filter(Optional::isPresent)
                            .count()))
                    .mapEmpty();
            lastStep = caughtUp;
            return caughtUp;
        }

        Future<Optional<Decided>> take(Candle candle) {
            Future<Optional<Decided>> step = lastStep.transform(before -> workers.compute(() -> next(candle)));
            lastStep = step;
            return step;
        }

        /** Called by one worker thread after the other. */
        private Optional<Decided> next(Candle candle) {
            if (!candle.openTime().isAfter(lastOpenTime)) {
                return Optional.empty();
            }
            lastOpenTime = candle.openTime();
            return run.next(candle)
                    .map(side -> new Decided(
                            strategy,
                            new Signal(
                                    strategy.name(),
                                    strategy.symbol(),
                                    strategy.interval(),
                                    candle.openTime(),
                                    side,
                                    candle.close())));
        }
    }
}
