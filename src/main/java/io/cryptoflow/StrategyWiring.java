package io.cryptoflow;

import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.backtest.BacktestId;
import io.cryptoflow.application.backtest.Backtests;
import io.cryptoflow.application.backtest.CancelBacktest;
import io.cryptoflow.application.backtest.FindBacktest;
import io.cryptoflow.application.backtest.FindBacktests;
import io.cryptoflow.application.backtest.StartBacktest;
import io.cryptoflow.application.marketdata.PagedCandles;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.CandleHistory;
import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.application.strategy.FindIndicators;
import io.cryptoflow.application.strategy.RunStrategies;
import io.cryptoflow.entrypoints.bus.Served;
import io.cryptoflow.entrypoints.bus.StrategiesVerticle;
import io.cryptoflow.infrastructure.ids.TimeOrderedIds;
import io.cryptoflow.infrastructure.metrics.StrategyMetrics;
import io.cryptoflow.infrastructure.ta4j.Ta4jIndicators;
import io.cryptoflow.infrastructure.ta4j.Ta4jStrategies;
import io.cryptoflow.infrastructure.tape.CandleFolder;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** What indicators, backtests and live strategies are made of: clients of candles and orders, on threads of their own. */
final class StrategyWiring {
    private final MessageBus bus;
    private final StrategySettings settings;
    private final PatientWorkers workers;
    private final CandleHistory history;
    private final Ta4jStrategies engine = new Ta4jStrategies();
    private final Backtests backtests;
    private final StrategyMetrics metrics;
    private final InstantSource clock;

    StrategyWiring(
            MessageBus bus,
            StrategySettings settings,
            PatientWorkers workers,
            MeterRegistry registry,
            InstantSource clock) {
        this.bus = bus;
        this.settings = settings;
        this.workers = workers;
        this.clock = clock;
        this.history = new PagedCandles(query -> bus.request(Addresses.FIND_CANDLES, query));
        StrategySettings.Backtests limits = settings.backtests();
        this.backtests =
                new Backtests(new Backtests.Bounds(limits.threads(), limits.waiting(), limits.kept()), workers);
        this.metrics = new StrategyMetrics(registry, backtests);
    }

    /** The verticle of strategies. */
    StrategiesVerticle verticle(InstrumentCatalog instruments, BigDecimal takerCommission) {
        RunStrategies strategies = new RunStrategies(settings.live(), history, engine, workers, clock);
        return new StrategiesVerticle(
                bus, served(instruments, takerCommission), strategies, settings.account(), metrics::count);
    }

    private List<Served<?, ?>> served(InstrumentCatalog instruments, BigDecimal takerCommission) {
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        StartBacktest start = new StartBacktest(
                instruments,
                new StartBacktest.Candles(
                        history, new CandleFolder(settings.backtests().folder()), workers),
                engine,
                backtests,
                takerCommission,
                new StartBacktest.Origin(() -> new BacktestId(ids.get().value()), clock),
                this::progress);
        return List.of(
                new Served<>(
                        Addresses.FIND_INDICATORS, new FindIndicators(history, new Ta4jIndicators(), workers, clock)),
                new Served<>(Addresses.START_BACKTEST, start),
                new Served<>(Addresses.FIND_BACKTEST, new FindBacktest(backtests)),
                new Served<>(Addresses.FIND_BACKTESTS, new FindBacktests(backtests)),
                new Served<>(Addresses.CANCEL_BACKTEST, new CancelBacktest(backtests)));
    }

    private void progress(Backtest backtest) {
        metrics.count(backtest);
        bus.publish(Addresses.BACKTEST_EVENTS, backtest);
    }
}
