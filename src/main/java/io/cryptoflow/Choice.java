package io.cryptoflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Values that are picked from a closed list; in settings {@code MARKET_DATA} is written {@code market-data}. */
final class Choice {

    private Choice() {}

    static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads one value, in any case of letters. */
    static <E extends Enum<E>> E read(String key, String text, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> nameOf(choice).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> SettingsException.wrong(key, text, alternatives(choices)));
    }

    /** The values in words, such as {@code trades, candles or auto}. */
    static String alternatives(Class<? extends Enum<?>> choices) {
        List<String> names =
                Arrays.stream(choices.getEnumConstants()).map(Choice::nameOf).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
