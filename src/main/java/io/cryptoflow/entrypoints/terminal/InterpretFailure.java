package io.cryptoflow.entrypoints.terminal;

/** Why a command at the terminal cannot go on, in one line for the user. */
public final class InterpretFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InterpretFailure(String line) {
        super(line);
    }
}
