package io.cryptoflow.infrastructure.metrics;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Markets.book;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.fixture.ManualClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketMetricsTest {
    private final ManualClock clock = new ManualClock(NOON);
    private final LatestMarket market = new LatestMarket(
            new MarketSource(MarketSource.Kind.SIMULATED, "seed 1"),
            List.of(instrument(BTC_USDT)),
            Duration.ofSeconds(10),
            clock);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MarketMetrics metrics = new MarketMetrics(registry, market);

    @Test
    void countsEventsByKindAndTellsTheAgeOfTheFeed() {
        metrics.accept(trade(BTC_USDT, "1", "60000"));
        metrics.accept(book(BTC_USDT, 1, "59999", "60001"));
        metrics.accept(book(BTC_USDT, 2, "59999", "60001"));
        market.apply(book(BTC_USDT, 2, "59999", "60001"));
        clock.advance(Duration.ofMillis(1500));

        assertThat(registry.scrape())
                .contains("market_events_total{kind=\"trade\"} 1.0")
                .contains("market_events_total{kind=\"book\"} 2.0")
                .contains("market_feed_age_seconds 1.5");
    }

    @Test
    void tellsNoAgeBeforeTheFirstEvent() {
        assertThat(registry.scrape()).contains("market_feed_age_seconds NaN");
    }
}
