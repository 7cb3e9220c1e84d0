package io.cryptoflow.entrypoints.http;

import java.util.Optional;

/** A request that is refused for its form, before anything is asked; without stack trace, for it is expected. */
final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String expected;
    private final transient Optional<String> field;

    /** The names are codes for clients. */
    enum Kind {
        /** HTTP itself is broken. */
        BAD_REQUEST,
        /** Nothing stands under this path. */
        ROUTE_NOT_FOUND,
        /** A page of another site asks. */
        ORIGIN_FORBIDDEN,
        /** The path has other methods. */
        METHOD_NOT_ALLOWED,
        /** The body did not come in time. */
        REQUEST_TIMEOUT,
        /** More bytes than are read. */
        BODY_TOO_LARGE,
        /** A longer request line than is read. */
        URI_TOO_LONG,
        /** The body is not declared as JSON. */
        UNSUPPORTED_MEDIA_TYPE,
        /** More bytes of headers than are read. */
        HEADERS_TOO_LARGE
    }

    HttpRefusal(Kind kind, String expected) {
        this(kind, expected, Optional.empty());
    }

    HttpRefusal(Kind kind, String expected, Optional<String> field) {
        super(expected, null, false, false);
        this.kind = kind;
        this.expected = expected;
        this.field = field;
    }

    Kind kind() {
        return kind;
    }

    String expected() {
        return expected;
    }

    Optional<String> field() {
        return field;
    }
}
