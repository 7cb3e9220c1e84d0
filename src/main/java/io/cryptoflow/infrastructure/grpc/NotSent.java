package io.cryptoflow.infrastructure.grpc;

/** The other side never got the call: whatever it asks, another one may be asked instead. */
final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSent(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause, false, false);
    }
}
