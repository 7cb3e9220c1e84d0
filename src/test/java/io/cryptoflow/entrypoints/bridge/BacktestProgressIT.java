package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.backtest.BacktestId;
import io.cryptoflow.application.backtest.CandleRange;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.backtest.BacktestTerms;
import io.cryptoflow.domain.backtest.Liquidity;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told how far a backtest is. */
class BacktestProgressIT {
    private static final String ADDRESS = "backtest.alice";

    private RunningBridge server;

    @BeforeEach
    void start() throws Exception {
        server = RunningBridge.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsItsOwner() throws Exception {
        Backtest half = played(1_000);
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.listen(ADDRESS, BridgeClient.bearer(RunningBridge.KEY));

            server.announce(Addresses.BACKTEST_EVENTS, half);

            assertThat(client.nextBody())
                    .isEqualTo(new JsonObject()
                            .put("backtestId", half.id().toString())
                            .put("status", "RUNNING")
                            .put("candlesDone", 1_000)
                            .put("candles", 2_000)
                            .put("percent", 50));
        }
    }

    @Test
    void tellsNobodyElse() throws Exception {
        try (BridgeClient client = BridgeClient.connect(server)) {
            client.register(ADDRESS, BridgeClient.bearer(RunningBridge.KEY_OF_BOB));

            server.announce(Addresses.BACKTEST_EVENTS, played(1_000));

            assertThat(client.next().getString("type")).isEqualTo("err");
            assertThat(server.gauge("registrations")).isZero();
        }
    }

    private static Backtest played(int candles) {
        BacktestTerms terms = new BacktestTerms(
                Markets.instrument(Markets.BTC_USDT),
                CandleInterval.ONE_HOUR,
                new StrategyRules.CrossingAverages(StrategyRules.Average.SMA, 10, 50),
                Orders.usdt("10000"),
                new BigDecimal("0.001"),
                new Liquidity(new BigDecimal("0.1"), new BigDecimal("0.0005")));
        return new Backtest(
                new BacktestId(new UUID(1, 2)),
                RunningBridge.ALICE,
                terms,
                new CandleRange(Optional.empty(), Optional.empty(), Optional.empty()),
                Market.NOON,
                Backtest.Status.RUNNING,
                candles,
                2_000,
                Optional.empty(),
                Optional.empty());
    }
}
