package io.cryptoflow;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A chat model that reads the sentences which the parser does not. Prints without its key.
 *
 * @param baseUrl empty for no model
 * @param callTimeout of one answer
 * @param timeBudget of all answers about one sentence
 * @param steps answers about one sentence
 * @param tokenBudget tokens of one sentence, in and out
 * @param concurrency sentences that are with the model at once
 * @param promptPrice of a million tokens that it reads
 * @param completionPrice of a million tokens that it writes
 */
public record ModelSettings(
        String baseUrl,
        String name,
        Secret key,
        Duration callTimeout,
        Duration timeBudget,
        int steps,
        int tokenBudget,
        int concurrency,
        BigDecimal promptPrice,
        BigDecimal completionPrice) {
    private static final String PREFIX = "agent.model.";
    private static final Shape BASE_URL = new Shape(
            "(https?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?(/[A-Za-z0-9._~/-]{0,200})?)?",
            "empty or a URI such as http://127.0.0.1:11434/v1");
    private static final Shape NAME = new Shape("[A-Za-z0-9._:/@-]{0,200}", "the name of a model such as qwen2.5:7b");
    private static final Shape KEY = new Shape("[!-~]{0,500}", "up to 500 visible ASCII characters");
    private static final Range<Duration> CALL_TIMEOUTS = Range.durations("10ms", "5m");
    private static final Range<Duration> TIME_BUDGETS = Range.durations("10ms", "10m");
    private static final Range<Integer> STEPS = Range.integers(1, 20);
    private static final Range<Integer> TOKENS = Range.integers(100, 1_000_000);
    private static final Range<Integer> CONCURRENCY = Range.integers(1, 256);
    private static final Range<BigDecimal> PRICES = Range.decimals("0", "1000000");

    /** No model. */
    public static final ModelSettings NONE = new ModelSettings(
            "",
            "",
            new Secret(""),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            3,
            20_000,
            4,
            BigDecimal.ZERO,
            BigDecimal.ZERO);

    /** A text that never prints. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return value.isEmpty() ? "" : "***";
        }
    }

    /** Checks every value. */
    public ModelSettings {
        BASE_URL.check(PREFIX + "baseUrl", baseUrl);
        NAME.check(PREFIX + "name", name);
        if (!KEY.pattern().matcher(key.value()).matches()) {
            throw SettingsException.wrong(PREFIX + "key", "***", KEY.expected());
        }
        if (!baseUrl.isEmpty() && name.isEmpty()) {
            throw SettingsException.wrong(PREFIX + "name", name, "the name of a model, because there is a baseUrl");
        }
    }

    /** @param text gives each key's text once */
    static ModelSettings read(UnaryOperator<String> text) {
        return new ModelSettings(
                text.apply(PREFIX + "baseUrl"),
                text.apply(PREFIX + "name"),
                new Secret(text.apply(PREFIX + "key")),
                number("callTimeout", CALL_TIMEOUTS, text),
                number("timeBudget", TIME_BUDGETS, text),
                number("steps", STEPS, text),
                number("tokenBudget", TOKENS, text),
                number("concurrency", CONCURRENCY, text),
                number("promptPrice", PRICES, text),
                number("completionPrice", PRICES, text));
    }

    private static <T extends Comparable<T>> T number(String key, Range<T> range, UnaryOperator<String> text) {
        return range.read(PREFIX + key, text.apply(PREFIX + key));
    }

    /** Where the model is, unless there is none. */
    Optional<URI> uri() {
        return baseUrl.isEmpty() ? Optional.empty() : Optional.of(URI.create(baseUrl.replaceAll("/+$", "")));
    }
}
