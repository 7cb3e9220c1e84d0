package io.cryptoflow;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers or durations a key accepts: from a least to a greatest, both included.
 *
 * @param noun what the value is, such as {@code an integer}
 * @param parser reads the text of a value; throws IllegalArgumentException when it is none
 * @param writer writes a value as it stands in settings
 */
record Range<T extends Comparable<T>>(
        String noun, T least, T greatest, Function<String, T> parser, Function<T, String> writer) {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    static Range<Integer> integers(int least, int greatest) {
        return new Range<>(
                "an integer", least, greatest, text -> Integer.valueOf(matched(INTEGER, text)), String::valueOf);
    }

    static Range<Long> longs(long least, long greatest) {
        return new Range<>(
                "an integer", least, greatest, text -> Long.valueOf(matched(INTEGER, text)), String::valueOf);
    }

    /** Decimals without sign or exponent, at most 18 digits on each side of the point. */
    static Range<BigDecimal> decimals(String least, String greatest) {
        return new Range<>(
                "a decimal",
                new BigDecimal(least),
                new BigDecimal(greatest),
                text -> new BigDecimal(matched(DECIMAL, text)),
                BigDecimal::toPlainString);
    }

    static Range<Duration> durations(String least, String greatest) {
        return new Range<>(
                "a duration", durationOf(least), durationOf(greatest), Range::durationOf, Range::durationText);
    }

    T read(String key, String text) {
        try {
            T value = parser.apply(text);
            if (contains(value)) {
                return value;
            }
        } catch (IllegalArgumentException notSuchAValue) {
            throw SettingsException.wrong(key, text, expected());
        }
        throw SettingsException.wrong(key, text, expected());
    }

    T check(String key, T value) {
        if (!contains(value)) {
            throw SettingsException.wrong(key, writer.apply(value), expected());
        }
        return value;
    }

    String expected() {
        return noun + " from " + writer.apply(least) + " to " + writer.apply(greatest);
    }

    private boolean contains(T value) {
        return least.compareTo(value) <= 0 && value.compareTo(greatest) <= 0;
    }

    private static String matched(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Duration durationOf(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Duration.ofMillis(Long.parseLong(matcher.group(1)) * millisOf(matcher.group(2)));
    }

    private static String durationText(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"h", "m", "s"}) {
            if (millis > 0 && millis % millisOf(unit) == 0) {
                return millis / millisOf(unit) + unit;
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }
}
