package io.cryptoflow.domain.value;

import java.util.regex.Pattern;

/** Owner of orders and balances: 1 to 32 lower-case letters, digits or hyphens. */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final Pattern NOTATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** Refuses an identifier that is not in the notation with {@link IllegalArgumentException}. */
    public AccountId {
        if (!NOTATION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected an account id of 1 to 32 lower-case letters, digits or hyphens");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
