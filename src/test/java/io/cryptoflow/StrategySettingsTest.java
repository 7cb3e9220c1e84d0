package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.application.strategy.LiveStrategy;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategySettingsTest {
    @Test
    void readsStrategiesAndTheirOrders() {
        StrategySettings settings = read(Map.of(
                "CRYPTOFLOW_STRATEGIES_LIVE",
                "golden=BTC-USDT 1m crossing-averages ema 12 26, calm=ETH-USDT 15m rsi-bands 14 30 70.5,"
                        + "channel=BTC-USDT 1h breakout 20 10",
                "CRYPTOFLOW_STRATEGIES_ORDERS",
                "golden=0.001"));

        assertThat(settings.live())
                .containsExactly(
                        new LiveStrategy(
                                "golden",
                                Symbol.of("BTC-USDT"),
                                CandleInterval.ONE_MINUTE,
                                new StrategyRules.CrossingAverages(StrategyRules.Average.EMA, 12, 26),
                                Optional.of(Quantity.of("0.001"))),
                        new LiveStrategy(
                                "calm",
                                Symbol.of("ETH-USDT"),
                                CandleInterval.FIFTEEN_MINUTES,
                                new StrategyRules.RsiBands(14, new BigDecimal("30"), new BigDecimal("70.5")),
                                Optional.empty()),
                        new LiveStrategy(
                                "channel",
                                Symbol.of("BTC-USDT"),
                                CandleInterval.ONE_HOUR,
                                new StrategyRules.Breakout(20, 10),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "golden",
                "golden=",
                "Golden=BTC-USDT 1m breakout 20 10",
                "a=BTC-USDT 1m breakout 20 10,a=BTC-USDT 1m breakout 20 10",
                "a=BTCUSDT 1m breakout 20 10",
                "a=BTC-USDT 2m breakout 20 10",
                "a=BTC-USDT 1m luck 20 10",
                "a=BTC-USDT 1m breakout 20",
                "a=BTC-USDT 1m breakout 0 10",
                "a=BTC-USDT 1m crossing-averages ema 26 12",
                "a=BTC-USDT 1m crossing-averages wma 12 26",
                "a=BTC-USDT 1m rsi-bands 14 70 30"
            })
    void refusesWhatIsNoStrategy(String live) {
        assertThatThrownBy(() -> read(Map.of("CRYPTOFLOW_STRATEGIES_LIVE", live)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("strategies.live");
    }

    @Test
    void refusesOrdersOfAStrategyThatIsNotThere() {
        assertThatThrownBy(() -> read(Map.of("CRYPTOFLOW_STRATEGIES_ORDERS", "golden=0.001")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("strategies.orders");
    }

    private static StrategySettings read(Map<String, String> environment) {
        return SettingsReader.read(CommandLine.parse(), environment).strategies();
    }
}
