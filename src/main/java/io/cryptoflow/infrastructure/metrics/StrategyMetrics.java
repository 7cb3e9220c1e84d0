package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.backtest.Backtests;
import io.cryptoflow.domain.strategy.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * {@code strategy_signals_total} by strategy and side, {@code backtests_ended_total} by status, and the gauges {@code
 * backtests_running} and {@code backtests_waiting}.
 */
public final class StrategyMetrics {
    private final MeterRegistry registry;

    public StrategyMetrics(MeterRegistry registry, Backtests backtests) {
        this.registry = registry;
        Gauge.builder("backtests.running", backtests, all -> all.load().running())
                .description("Backtests that are played now")
                .strongReference(true)
                .register(registry);
        Gauge.builder("backtests.waiting", backtests, all -> all.load().waiting())
                .description("Backtests that wait for their turn")
                .strongReference(true)
                .register(registry);
    }

    /** Counts a signal. */
    public void count(Signal signal) {
        Counter.builder("strategy.signals")
                .description("Signals that strategies announced")
                .tag("strategy", signal.strategy())
                .tag("side", signal.side().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /** Counts a backtest that is over. */
    public void count(Backtest backtest) {
        if (backtest.status().isFinal()) {
            Counter.builder("backtests.ended")
                    .description("Backtests that are over")
                    .tag("status", backtest.status().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment();
        }
    }
}
