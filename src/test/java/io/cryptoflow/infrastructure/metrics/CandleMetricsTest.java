package io.cryptoflow.infrastructure.metrics;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.marketdata.BackfillCandles;
import io.cryptoflow.application.marketdata.FollowCandles;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.marketdata.WriteCandles;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Prints;
import io.cryptoflow.infrastructure.memory.InMemoryCandleStore;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleMetricsTest {
    private final ManualClock clock = new ManualClock(Markets.NOON);
    private final LatestMarket market = new LatestMarket(
            new MarketSource(MarketSource.Kind.LIVE, "metrics"),
            List.of(Markets.instrument(Prints.SYMBOL)),
            Duration.ofSeconds(10),
            clock);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeteredCandleStore store = new MeteredCandleStore(new InMemoryCandleStore(), registry);
    private final FollowCandles follow = new FollowCandles(market, store, clock);
    private final WriteCandles write = new WriteCandles(store, market.source(), clock);
    private final BackfillCandles backfill = new BackfillCandles(
            market, (symbol, interval, from, to) -> Future.failedFuture("away"), store, follow, clock);

    @Test
    void tellsWhatWasWrittenWhatWaitsAndWhatIsMissing() {
        CandleMetrics metrics = new CandleMetrics(registry);
        metrics.watch(follow);
        metrics.watch(write);
        metrics.watch(backfill);
        follow.addListener(metrics);
        follow.addListener(write);
        follow.addListener(backfill);
        await(follow.restore());

        follow.take(Prints.at("12:00:10", 1, "100", "1"));
        follow.take(Prints.at("12:01:10", 2, "100", "1"));
        follow.take(Prints.at("12:00:50", 3, "100", "1"));
        await(write.writeAll());
        follow.take(Prints.at("12:02:10", 4, "100", "1"));
        clock.advance(Duration.ofMillis(1_500));
        await(backfill.next());

        assertThat(registry.scrape())
                .contains("candles_written_total 1.0")
                .contains("candles_waiting 1.0")
                .contains("candle_write_lag_seconds 1.5")
                .contains("candles_dropped_total 0.0")
                .contains("candle_late_trades_total 1.0")
                .contains("candle_gaps_total{interval=\"1m\"} 2.0")
                .contains("candle_gaps_total{interval=\"1d\"} 0.0")
                .contains("candle_backfill_waiting 2.0")
                .contains("candle_backfill_failures_total 1.0")
                .contains("candle_backfill_candles_total 0.0");
    }
}
