package io.cryptoflow.infrastructure.paper;

/** A number of an order that the venue cannot work with; the message tells the client why. */
final class OffGrid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    OffGrid(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
