package io.cryptoflow.application;

import java.util.Optional;

/** Carries a {@link Failure} through a Future; without stack trace, for it is expected. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Wraps {@code failure}. */
    public FailureException(Failure failure) {
        super(failure.kind() + " " + failure.code() + ": " + failure.detail(), null, false, false);
        this.failure = failure;
    }

    /** A failure without a field to blame. */
    public static FailureException of(Failure.Kind kind, String code, String detail) {
        return new FailureException(new Failure(kind, code, detail, Optional.empty()));
    }

    /** What went wrong. */
    public Failure failure() {
        return failure;
    }
}
