package io.cryptoflow.application.port;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Interpretation;

/** Reads what people say to the agent. It acts on nothing; answers on the calling thread. */
public interface Interpreter {
    /** What {@code text}, one turn without a history, asks for in {@code context}: all of it, or a reason why nothing is done. */
    Interpretation interpret(String text, AccountContext context);
}
