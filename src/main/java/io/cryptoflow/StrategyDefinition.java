package io.cryptoflow;

import io.cryptoflow.application.strategy.LiveStrategy;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Decimals;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A strategy in one line of settings: {@code BTC-USDT 1m crossing-averages ema 12 26}. */
final class StrategyDefinition {
    private static final String EXPECTED = "a strategy such as BTC-USDT 1m crossing-averages ema 12 26,"
            + " BTC-USDT 15m rsi-bands 14 30 70 or BTC-USDT 1h breakout 20 10";

    private StrategyDefinition() {}

    static LiveStrategy read(String key, String name, String text, Optional<BigDecimal> orderQuantity) {
        try {
            List<String> words = List.of(text.strip().split(" +", -1));
            return new LiveStrategy(
                    name,
                    Symbol.of(words.get(0)),
                    CandleInterval.of(words.get(1)).orElseThrow(() -> new IllegalArgumentException(words.get(1))),
                    rules(words.get(2), words.subList(3, words.size())),
                    orderQuantity.map(Quantity::new));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notADefinition) {
            throw SettingsException.wrong(key, text, EXPECTED);
        }
    }

    private static StrategyRules rules(String type, List<String> parameters) {
        int count = type.equals("breakout") ? 2 : 3;
        if (parameters.size() != count) {
            throw new IllegalArgumentException(type);
        }
        return switch (type) {
            case "crossing-averages" ->
                new StrategyRules.CrossingAverages(
                        StrategyRules.Average.valueOf(parameters.get(0).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(parameters.get(1)),
                        Integer.parseInt(parameters.get(2)));
            case "rsi-bands" ->
                new StrategyRules.RsiBands(
                        Integer.parseInt(parameters.get(0)),
                        Decimals.parse(parameters.get(1)),
                        Decimals.parse(parameters.get(2)));
            case "breakout" ->
                new StrategyRules.Breakout(Integer.parseInt(parameters.get(0)), Integer.parseInt(parameters.get(1)));
            default -> throw new IllegalArgumentException(type);
        };
    }
}
