package io.cryptoflow.domain.order;

import java.util.regex.Pattern;

/** The client's identifier of an order (FIX ClOrdID 11), unique per account for ever: the key of idempotency. */
public record ClientOrderId(String value) {
    private static final Pattern NOTATION = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** Refuses an identifier that is not in the notation with {@link IllegalArgumentException}. */
    public ClientOrderId {
        if (!NOTATION.matcher(value).matches()) {
            throw new IllegalArgumentException("expected 1 to 64 letters, digits or . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
