package io.cryptoflow.domain.value;

/** Direction of an order (FIX Side 54). */
public enum Side {
    /** Gives quote for base. */
    BUY,
    /** Gives base for quote. */
    SELL;

    /** The other direction. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
