package io.cryptoflow.infrastructure.llm;

/** Why a model gave no answer that can be used. */
final class ChatFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ModelOutcome outcome;

    ChatFailure(ModelOutcome outcome, String message) {
        super(message, null, false, false);
        this.outcome = outcome;
    }

    ModelOutcome outcome() {
        return outcome;
    }
}
