package io.cryptoflow.infrastructure.tape;

import java.nio.file.Path;

/** A tape cannot be played; the message names file and line and says what was expected. */
public final class TapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TapeException(String message) {
        super(message);
    }

    TapeException(String message, Throwable cause) {
        super(message, cause);
    }

    static TapeException at(Path file, long line, String expected) {
        return new TapeException(file + ":" + line + ": " + expected);
    }
}
