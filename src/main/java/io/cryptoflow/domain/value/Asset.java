package io.cryptoflow.domain.value;

import java.util.regex.Pattern;

/** Code of a currency or coin, such as {@code BTC}: 1 to 12 capital letters or digits. */
public record Asset(String code) implements Comparable<Asset> {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,12}");

    /** Refuses a code that is not in the notation with {@link IllegalArgumentException}. */
    public Asset {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("expected an asset of 1 to 12 capital letters or digits, like BTC");
        }
    }

    @Override
    public int compareTo(Asset other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
