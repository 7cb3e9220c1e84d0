package io.cryptoflow.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of records, as messages write them. */
final class Names {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private Names() {}

    /** {@code limitPrice} is {@code limit_price}. */
    static String snake(String name) {
        return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }
}
