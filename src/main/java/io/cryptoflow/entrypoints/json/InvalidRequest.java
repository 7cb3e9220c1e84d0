package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import java.util.Objects;
import java.util.Optional;

/** The failures of requests that do not match the contract. Names that clients made up are
 * shown back shortened, and without anything but letters, digits and _ . - */
public final class InvalidRequest {
    private static final int SHOWN = 64;

    private InvalidRequest() {}

    /** {@code field} is to be corrected; {@code expected} tells how. */
    public static FailureException field(String code, String field, String expected) {
        return new FailureException(new Failure(Failure.Kind.INVALID, code, expected, Optional.of(shown(field))));
    }

    /** {@code field} is to be corrected as {@code refusal} tells, a refusal of the domain that says what it expected. */
    public static FailureException field(String code, String field, IllegalArgumentException refusal) {
        return field(code, field, Objects.requireNonNullElse(refusal.getMessage(), "expected another value"));
    }

    /** The whole is to be corrected. */
    public static FailureException whole(String code, String expected) {
        return FailureException.of(Failure.Kind.INVALID, code, expected);
    }

    private static String shown(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN);
    }
}
