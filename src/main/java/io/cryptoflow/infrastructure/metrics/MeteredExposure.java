package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.risk.MeasureExposure;
import io.cryptoflow.application.risk.MeasureExposure.Total;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells what all accounts have at stake: {@code cryptoflow_open_notional} and {@code cryptoflow_profit_loss} by quote asset, the
 * latter realized and unrealized, and {@code cryptoflow_positions_unpriced}.
 */
public final class MeteredExposure implements UseCase<MeasureExposure.Query, MeasureExposure.Result> {
    private final UseCase<MeasureExposure.Query, MeasureExposure.Result> measure;
    private final MeterRegistry registry;
    private final Map<Asset, Total> totals = new ConcurrentHashMap<>();
    private volatile int unpriced;

    public MeteredExposure(UseCase<MeasureExposure.Query, MeasureExposure.Result> measure, MeterRegistry registry) {
        this.measure = measure;
        this.registry = registry;
        Gauge.builder("cryptoflow.positions.unpriced", this, metered -> metered.unpriced)
                .description("Symbols in which something is held and the market has no fresh price")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public Future<MeasureExposure.Result> handle(MeasureExposure.Query query) {
        return measure.handle(query).onSuccess(this::tell);
    }

    private void tell(MeasureExposure.Result result) {
        unpriced = result.unpriced();
        result.totals().forEach((asset, total) -> {
            if (totals.put(asset, total) == null) {
                watch(asset);
            }
        });
    }

    private void watch(Asset asset) {
        Tags tags = Tags.of("asset", asset.code());
        gauge("cryptoflow.open.notional", "What open orders may still trade", tags, asset, Total::openNotional);
        gauge(
                "cryptoflow.profit.loss",
                "Profit, or loss below zero",
                tags.and("kind", "realized"),
                asset,
                Total::realized);
        gauge(
                "cryptoflow.profit.loss",
                "Profit, or loss below zero",
                tags.and("kind", "unrealized"),
                asset,
                Total::unrealized);
    }

    private void gauge(String name, String description, Tags tags, Asset asset, Function<Total, Money> amount) {
        Gauge.builder(name, totals, held -> amount.apply(Objects.requireNonNull(held.get(asset)))
                        .amount()
                        .doubleValue())
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
