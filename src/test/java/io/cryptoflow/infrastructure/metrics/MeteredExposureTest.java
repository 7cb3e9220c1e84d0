package io.cryptoflow.infrastructure.metrics;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.risk.MeasureExposure;
import io.cryptoflow.application.risk.MeasureExposure.Total;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeteredExposureTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Future<MeasureExposure.Result> next = Future.failedFuture("no database");
    private final MeteredExposure measure = new MeteredExposure(query -> next, registry);

    @Test
    void tellsTheTotalsOfEachQuoteAssetAsMeasuredLast() {
        measured(new Total(usdt("100"), usdt("3"), usdt("-4")), 0);
        measured(new Total(usdt("250.5"), usdt("-2.5"), usdt("7")), 2);

        assertThat(registry.scrape())
                .contains("cryptoflow_open_notional{asset=\"USDT\"} 250.5")
                .contains("cryptoflow_profit_loss{asset=\"USDT\",kind=\"realized\"} -2.5")
                .contains("cryptoflow_profit_loss{asset=\"USDT\",kind=\"unrealized\"} 7.0")
                .contains("cryptoflow_positions_unpriced 2.0");
    }

    private void measured(Total total, int unpriced) {
        next = Future.succeededFuture(
                new MeasureExposure.Result(Map.of(total.realized().asset(), total), unpriced));
        await(measure.handle(new MeasureExposure.Query()));
    }
}
