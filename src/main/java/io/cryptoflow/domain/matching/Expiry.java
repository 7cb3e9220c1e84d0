package io.cryptoflow.domain.matching;

/** Why what was left of an order expired. */
public enum Expiry {
    /** The book did not offer it at once, and the order does not rest. */
    NOT_OFFERED,
    /** It would have traded with an order of the same account. */
    SELF_TRADE
}
