package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;

/** The data folder or an embedded server cannot be used; the message is one line that says why and what to do. */
public final class EmbeddedFailure extends IOException {
    private static final long serialVersionUID = 1L;

    EmbeddedFailure(String message) {
        super(message);
    }

    EmbeddedFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
