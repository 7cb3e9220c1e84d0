package io.cryptoflow;

import java.util.Map;

/**
 * A value as someone wrote it: a list is written {@code a,b}, a map {@code USDT=100000,BTC=2}.
 *
 * @param origin the file and line, the variable or the flag it came from
 */
record Given(String text, String origin) {

    /** Adds the value of a key; the same key twice from the same kind of place is an error. */
    static void add(Map<String, Given> layer, String key, Given given) {
        Given earlier = layer.putIfAbsent(key, given);
        if (earlier != null) {
            throw SettingsException.about(key, "is set twice, " + earlier.origin() + " and " + given.origin());
        }
    }
}
