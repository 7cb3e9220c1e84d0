package io.cryptoflow.domain.agent;

/** What a sentence leads to. */
public enum Outcome {
    /** It is understood completely. */
    OK,
    /** The agent asks back. */
    CLARIFY,
    /** The agent says no. */
    REFUSE,
    /** Nothing is to be done. */
    NONE
}
