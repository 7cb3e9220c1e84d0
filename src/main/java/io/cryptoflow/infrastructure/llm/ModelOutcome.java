package io.cryptoflow.infrastructure.llm;

/** How it ended when a model was to read a sentence; after all but the first two the parser's answer stands. */
enum ModelOutcome {
    /** Its requests passed every check. */
    UNDERSTOOD,
    /** It asked back, or said no. */
    ASKED_BACK,
    /** What it wanted to do was more, less or other than the sentence says, or implausible. */
    DENIED,
    /** It answered without a tool, or did not get the arguments right within its steps. */
    NO_REQUEST,
    /** It used more tokens than one sentence may. */
    OVER_BUDGET,
    /** As many sentences as may be were with it. */
    BUSY,
    /** No whole answer came in time. */
    TIMEOUT,
    /** It was asked too often. */
    LIMITED,
    /** It could not be reached, or answered with an error or with what is no answer. */
    FAILED
}
