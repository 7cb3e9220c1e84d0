package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.marketdata.BackfillCandles;
import io.cryptoflow.application.marketdata.FollowCandles;
import io.cryptoflow.application.marketdata.WriteCandles;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.CandleSeries;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * {@code candle_gaps_total} by interval, {@code candle_write_lag_seconds}, {@code candles_waiting}, {@code
 * candles_dropped_total}, {@code candle_late_trades_total}, and how far the back-fill is: {@code candle_backfill_waiting},
 * {@code candle_backfill_candles_total}, {@code candle_backfill_failures_total}.
 */
public final class CandleMetrics implements CandleSeries.Listener {
    private static final double MILLIS_PER_SECOND = 1000;

    private final MeterRegistry registry;

    public CandleMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (CandleInterval interval : CandleInterval.values()) {
            gaps(interval);
        }
    }

    /** Shows how candles get into the store. */
    public void watch(WriteCandles write) {
        Gauge.builder("candle.write.lag", write, writing -> writing.lag().toMillis() / MILLIS_PER_SECOND)
                .description("For how long the candle that came first has been waiting to be stored")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        gauge("candles.waiting", "Candles that wait to be stored", write, WriteCandles::waiting);
        count("candles.dropped", "Candles that were not stored because too many waited", write, WriteCandles::dropped);
    }

    /** Shows what came too late. */
    public void watch(FollowCandles followed) {
        count(
                "candle.late.trades",
                "Trades that came after their minute had closed",
                followed,
                FollowCandles::lateTrades);
    }

    /** Shows how far the back-fill is. */
    public void watch(BackfillCandles backfill) {
        gauge(
                "candle.backfill.waiting",
                "Stretches of candles that the venue is still to be asked for",
                backfill,
                BackfillCandles::waiting);
        count("candle.backfill.candles", "Candles that the venue told", backfill, BackfillCandles::told);
        count(
                "candle.backfill.failures",
                "Questions for candles that the venue did not answer",
                backfill,
                BackfillCandles::failed);
    }

    private <T> void gauge(String name, String description, T watched, ToDoubleFunction<T> value) {
        Gauge.builder(name, watched, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void count(String name, String description, T watched, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, watched, value).description(description).register(registry);
    }

    private Counter gaps(CandleInterval interval) {
        return Counter.builder("candle.gaps")
                .description("Candles of which part of the time was not followed")
                .tag("interval", interval.text())
                .register(registry);
    }

    @Override
    public void closed(KeptCandle candle) {
        if (candle.gap()) {
            corrected(candle);
        }
    }

    @Override
    public void corrected(KeptCandle candle) {
        gaps(candle.candle().interval()).increment();
    }

    @Override
    public void missed(Symbol symbol, Instant from, Instant to) {
        gaps(CandleInterval.ONE_MINUTE)
                .increment((double) Duration.between(from, to).toMinutes());
    }
}
