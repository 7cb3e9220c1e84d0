package io.cryptoflow.infrastructure.metrics;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.domain.account.Imbalance;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeteredLedgerCheckTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Future<CheckLedger.Result> next = Future.failedFuture("no database");
    private final MeteredLedgerCheck check = new MeteredLedgerCheck(command -> next, registry);

    @Test
    void tellsWhatIsWrongAndForgetsItWhenItIsRight() {
        found(new Imbalance(
                Imbalance.Rule.BOOKS_SUM_TO_ZERO, Optional.empty(), Optional.empty(), usdt("0"), usdt("-2.5")));
        assertThat(registry.scrape())
                .contains("cryptoflow_ledger_imbalance{asset=\"USDT\"} 2.5")
                .contains("cryptoflow_ledger_imbalance{asset=\"BTC\"} 0.0")
                .contains("cryptoflow_ledger_checks_total{outcome=\"imbalanced\"} 1.0")
                .contains("cryptoflow_ledger_checked_seconds 1.7228592E9");

        found();
        assertThat(registry.scrape())
                .contains("cryptoflow_ledger_imbalance{asset=\"USDT\"} 0.0")
                .contains("cryptoflow_ledger_checks_total{outcome=\"balanced\"} 1.0");
    }

    @Test
    void tellsNoTimeOfACheckThatFailed() {
        assertThat(failureOf(check.handle(new CheckLedger.Command()))).hasMessage("no database");

        assertThat(registry.scrape())
                .contains("cryptoflow_ledger_checks_total{outcome=\"failed\"} 1.0")
                .contains("cryptoflow_ledger_checked_seconds NaN");
    }

    private void found(Imbalance... imbalances) {
        next = Future.succeededFuture(new CheckLedger.Result(NOON, List.of(btc("0").asset()), List.of(imbalances)));
        await(check.handle(new CheckLedger.Command()));
    }
}
