package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.domain.value.Asset;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells what the money check found: {@code cryptoflow_ledger_imbalance} by asset, {@code cryptoflow_ledger_checked_seconds}, not a
 * number before the first check, and {@code cryptoflow_ledger_checks_total} by outcome.
 */
public final class MeteredLedgerCheck implements UseCase<CheckLedger.Command, CheckLedger.Result> {
    private static final double MILLIS_PER_SECOND = 1000;

    private final UseCase<CheckLedger.Command, CheckLedger.Result> check;
    private final MeterRegistry registry;
    private final Map<Asset, AtomicReference<BigDecimal>> imbalances = new ConcurrentHashMap<>();
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
        result.imbalances().forEach(wrong -> gauge(wrong.amount().asset()));
        result.assets().forEach(this::gauge);
        imbalances.forEach((asset, gauge) -> gauge.set(result.imbalance(asset).amount()));
        checks(result.imbalances().isEmpty() ? "balanced" : "imbalanced").increment();
        checkedAtSeconds = seconds(result.checkedAt());
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / MILLIS_PER_SECOND;
    }

    private AtomicReference<BigDecimal> gauge(Asset asset) {
        return imbalances.computeIfAbsent(asset, added -> {
            AtomicReference<BigDecimal> amount = new AtomicReference<>(BigDecimal.ZERO);
            Gauge.builder("cryptoflow.ledger.imbalance", amount, held -> Objects.requireNonNull(held.get())
                            .doubleValue())
                    .description("Amount that the money check found wrong; 0 is right")
                    .tag("asset", added.code())
                    .strongReference(true)
                    .register(registry);
            return amount;
        });
    }

    private Counter checks(String outcome) {
        return Counter.builder("cryptoflow.ledger.checks")
                .description("Money checks")
                .tag("outcome", outcome)
                .register(registry);
    }
}
