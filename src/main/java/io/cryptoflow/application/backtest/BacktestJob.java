package io.cryptoflow.application.backtest;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.StrategyEngine;
import io.cryptoflow.application.port.Workers;
import io.cryptoflow.domain.backtest.Simulation;
import io.cryptoflow.domain.marketdata.Candle;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One backtest on its way; any thread may look at it and cancel it. */
final class BacktestJob {
    /** Candles that are played in about a millisecond. */
    private static final int SLICE = 16;

    private final Function<CandleRange, Future<List<Candle>>> load;
    private final StrategyEngine strategies;
    private final Consumer<Backtest> progress;
    private Backtest now;

    /**
     * @param load finds the candles
     * @param progress hears of every whole percent, and of the end
     */
    BacktestJob(
            Backtest queued,
            Function<CandleRange, Future<List<Candle>>> load,
            StrategyEngine strategies,
            Consumer<Backtest> progress) {
        this.now = queued;
        this.load = load;
        this.strategies = strategies;
        this.progress = progress;
    }

    synchronized Backtest now() {
        return now;
    }

    synchronized Backtest cancel() {
        if (!now.status().isFinal()) {
            move(now.canceled());
        }
        return now;
    }

    private synchronized boolean isOver() {
        return now.status().isFinal();
    }

    private synchronized void move(Backtest next) {
        boolean told = next.status() != now.status() || next.percent() != now.percent();
        now = next;
        if (told) {
            progress.accept(next);
        }
    }

    private synchronized void moveUnlessOver(Function<Backtest, Backtest> step) {
        if (!isOver()) {
            move(step.apply(now));
        }
    }

    /** Plays it; completes when it is over, however it ended. */
    Future<Void> run(Workers workers) {
        if (isOver()) {
            return Future.succeededFuture();
        }
        return load.apply(now().range())
                .compose(candles -> play(candles, workers))
                .onFailure(cause -> moveUnlessOver(state -> state.failed(reason(cause))))
                .otherwiseEmpty();
    }

    private Future<Void> play(List<Candle> candles, Workers workers) {
        if (candles.isEmpty()) {
            moveUnlessOver(state -> state.failed("there are no candles in this range"));
            return Future.succeededFuture();
        }
        moveUnlessOver(state -> state.played(0, candles.size()));
        StrategyEngine.Run rules = strategies.start(now().terms().rules());
        Simulation simulation = new Simulation(now().terms(), rules::next, candles.size());
        return workers.work(() -> !isOver() && playSlice(candles, simulation));
    }

    private boolean playSlice(List<Candle> candles, Simulation simulation) {
        int from = now().candlesDone();
        int to = Math.min(candles.size(), from + SLICE);
        candles.subList(from, to).forEach(simulation::advance);
        moveUnlessOver(state -> state.played(to, candles.size()));
        if (to == candles.size()) {
            moveUnlessOver(state -> state.done(simulation.performance()));
        }
        return to < candles.size();
    }

    private static String reason(Throwable cause) {
        return cause instanceof FailureException expected
                ? expected.failure().detail()
                : "it could not be played: " + cause.getMessage();
    }
}
