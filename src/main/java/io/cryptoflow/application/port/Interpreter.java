package io.cryptoflow.application.port;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Interpretation;
import java.util.Optional;

/** Reads what people say to the agent. It acts on nothing; answers on the calling thread, which may wait. */
public interface Interpreter {
    /** Nobody says more in one turn: longer texts, in characters, are not read. */
    int LONGEST = 1_000;

    /** What {@code text}, one turn without a history, asks for in {@code context}: all of it, or a reason why nothing is done. */
    Interpretation interpret(String text, AccountContext context);

    /** The same, and how it came about. */
    default Reading read(String text, AccountContext context) {
        return new Reading(interpret(text, context), "grammar", Optional.empty());
    }

    /**
     * A sentence that was read.
     *
     * @param reader who read it: {@code grammar}, or the name of a model
     * @param transcript what passed between us and a model, for the audit
     */
    record Reading(Interpretation interpretation, String reader, Optional<String> transcript) {}
}
