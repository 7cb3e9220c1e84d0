package io.cryptoflow;

import io.cryptoflow.application.strategy.LiveStrategy;
import io.cryptoflow.domain.value.AccountId;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Strategies on live candles, and how much is done for backtests.
 *
 * @param account for which strategies place orders
 */
public record StrategySettings(List<LiveStrategy> live, AccountId account, Backtests backtests) {
    private static final String LIVE = "strategies.live";
    private static final String ORDERS = "strategies.orders";
    private static final Range<BigDecimal> QUANTITIES = Range.decimals("0.000000000000000001", "1000000000");

    /**
     * How much is done for backtests.
     *
     * @param folder an empty path has no files
     * @param workers 0 is one for each core
     * @param waiting backtests that may wait for their turn
     * @param kept backtests that are kept after their end
     */
    public record Backtests(Path folder, int workers, int waiting, int kept) {
        static final Range<Integer> WORKERS = Range.integers(0, 256);
        static final Range<Integer> WAITING = Range.integers(0, 10_000);
        static final Range<Integer> KEPT = Range.integers(1, 10_000);

        int threads() {
            return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        }
    }

    /** Keeps its own copy. */
    public StrategySettings {
        live = List.copyOf(live);
    }

    /** @param text gives each key's text once */
    static StrategySettings read(UnaryOperator<String> text) {
        Map<String, String> definitions = entries(LIVE, text.apply(LIVE));
        Map<String, String> orders = entries(ORDERS, text.apply(ORDERS));
        orders.keySet().forEach(name -> {
            if (!definitions.containsKey(name)) {
                throw SettingsException.wrong(ORDERS, name, "names of " + LIVE);
            }
        });
        List<LiveStrategy> live = new ArrayList<>();
        definitions.forEach((name, definition) -> live.add(StrategyDefinition.read(
                LIVE,
                name,
                definition,
                Optional.ofNullable(orders.get(name)).map(quantity -> QUANTITIES.read(ORDERS, quantity)))));
        return new StrategySettings(live, account(text.apply("strategies.account")), backtests(text));
    }

    private static AccountId account(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException notAnAccount) {
            throw SettingsException.wrong("strategies.account", text, "an account id such as paper");
        }
    }

    private static Backtests backtests(UnaryOperator<String> text) {
        return new Backtests(
                folder(text.apply("backtests.folder")),
                Backtests.WORKERS.read("backtests.workers", text.apply("backtests.workers")),
                Backtests.WAITING.read("backtests.waiting", text.apply("backtests.waiting")),
                Backtests.KEPT.read("backtests.kept", text.apply("backtests.kept")));
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw SettingsException.wrong("backtests.folder", text, "a path");
        }
    }

    private static Map<String, String> entries(String key, String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String entry : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = entry.strip().split("=", 2);
            String name = parts[0].strip();
            if (parts.length < 2 || !LiveStrategy.isName(name) || entries.containsKey(name)) {
                throw SettingsException.wrong(
                        key, entry, "names of 1 to 32 a-z, 0-9 or -, each once, with their values");
            }
            entries.put(name, parts[1].strip());
        }
        return entries;
    }
}
