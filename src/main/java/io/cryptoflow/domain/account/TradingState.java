package io.cryptoflow.domain.account;

/** What an account, or everybody, may still do. */
public enum TradingState {
    /** Trade. */
    ACTIVE,
    /** Only place orders that make a position smaller. */
    REDUCING,
    /** Place nothing; orders may be canceled. */
    HALTED;

    /** The one of both that allows less. */
    public TradingState stricter(TradingState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
