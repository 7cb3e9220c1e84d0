package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.domain.value.Asset;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells what the money check found: {@code cryptoflow_ledger_imbalance} by asset, {@code cryptoflow_ledger_checked_seconds}, not a
 * number before the first check, and {@code cryptoflow_ledger_checks_total} by outcome.
 */
public final class MeteredLedgerCheck implements UseCase<CheckLedger.Command, CheckLedger.Result> {
    private static final double MILLIS_PER_SECOND = 1000;

    private final UseCase<CheckLedger.Command, CheckLedger.Result> check;
    private final MeterRegistry registry;
    private final Map<Asset, BigDecimal> imbalances = new ConcurrentHashMap<>();
    private volatile double checkedAtSeconds = Double.NaN;

    public MeteredLedgerCheck(UseCase<CheckLedger.Command, CheckLedger.Result> check, MeterRegistry registry) {
        this.check = check;
        this.registry = registry;
        Gauge.builder("cryptoflow.ledger.checked", this, metered -> metered.checkedAtSeconds)
                .description("Unix time of the last money check that went through")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public Future<CheckLedger.Result> handle(CheckLedger.Command command) {
        return check.handle(command).onSuccess(this::tell).onFailure(cause -> checks("failed")
                .increment());
    }

    private void tell(CheckLedger.Result result) {
        result.imbalances().forEach(wrong -> watch(wrong.amount().asset()));
        result.assets().forEach(this::watch);
        imbalances.replaceAll((asset, before) -> result.imbalance(asset).amount());
        checks(result.imbalances().isEmpty() ? "balanced" : "imbalanced").increment();
        checkedAtSeconds = result.checkedAt().toEpochMilli() / MILLIS_PER_SECOND;
    }

    private void watch(Asset asset) {
        if (imbalances.putIfAbsent(asset, BigDecimal.ZERO) == null) {
            Gauge.builder("cryptoflow.ledger.imbalance", imbalances, held -> amount(held, asset))
                    .description("Amount that the money check found wrong; 0 is right")
                    .tag("asset", asset.code())
                    .strongReference(true)
                    .register(registry);
        }
    }

    private static double amount(Map<Asset, BigDecimal> imbalances, Asset asset) {
        return imbalances.getOrDefault(asset, BigDecimal.ZERO).doubleValue();
    }

    private Counter checks(String outcome) {
        return Counter.builder("cryptoflow.ledger.checks")
                .description("Money checks")
                .tag("outcome", outcome)
                .register(registry);
    }
}
