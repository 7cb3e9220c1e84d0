package io.cryptoflow.domain.value;

import java.util.regex.Pattern;

/** Name of an API key that gives nothing away: the first 16 hex digits of its SHA-256. */
public record ApiKeyId(String value) {
    private static final Pattern NOTATION = Pattern.compile("[0-9a-f]{16}");

    /** Refuses another notation with {@link IllegalArgumentException}. */
    public ApiKeyId {
        if (!NOTATION.matcher(value).matches()) {
            throw new IllegalArgumentException("expected 16 lower-case hex digits, the name of an API key");
        }
    }

    /** The name of the key with this SHA-256 in hex. */
    public static ApiKeyId ofHash(String sha256) {
        return new ApiKeyId(sha256.substring(0, 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
