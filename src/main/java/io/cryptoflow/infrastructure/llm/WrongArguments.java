package io.cryptoflow.infrastructure.llm;

/** What is wrong with a call of a tool, in words for the model. */
final class WrongArguments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongArguments(String message) {
        super(message, null, false, false);
    }
}
