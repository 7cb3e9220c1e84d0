package io.cryptoflow.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of records, as messages write them. */
final class Names {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    /** What the Java compiler of Protocol Buffers writes in capitals: what begins a word, also behind a digit. */
    private static final Pattern WORD = Pattern.compile("(?:^|_|(?<=[0-9]))([a-z])");

    private Names() {}

    /** {@code limitPrice} is {@code limit_price}. */
    static String snake(String name) {
        return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code limit_price} is {@code LimitPrice}, as methods of generated messages have it behind their verb. */
    static String generated(String field) {
        return WORD.matcher(field).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
