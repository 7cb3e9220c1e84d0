package io.cryptoflow.infrastructure.knowledge;

/** The sentence model cannot run here: no native library for this machine, or no folder to unpack it to. */
final class ModelUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ModelUnavailable(Throwable cause) {
        super(cause.toString(), cause);
    }
}
