package io.cryptoflow.domain.matching;

/** Why the engine leaves everything as it is. */
public enum Refusal {
    /** A post-only order would have traded at once. */
    WOULD_MATCH,
    /** No order of this number rests. */
    UNKNOWN,
    /** The new quantity is not above what is filled already. */
    ALREADY_FILLED
}
