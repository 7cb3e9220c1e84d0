package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.strategy.InvalidParameter;
import java.util.Optional;
import java.util.function.Supplier;

/** The failures of requests that match the contract and ask for what makes no sense. */
public final class UnprocessableRequest {
    private UnprocessableRequest() {}

    /** What {@code terms} makes of parameters; one that makes no sense is named as {@code path} and its own name. */
    public static <T> T unless(String code, String path, Supplier<T> terms) {
        try {
            return terms.get();
        } catch (InvalidParameter invalid) {
            throw field(code, path + invalid.field(), invalid.expected());
        }
    }

    /** {@code field} is to be corrected; {@code expected} tells how. */
    public static FailureException field(String code, String field, String expected) {
        return new FailureException(new Failure(Failure.Kind.UNPROCESSABLE, code, expected, Optional.of(field)));
    }
}
