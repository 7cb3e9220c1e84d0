package io.cryptoflow.domain.order;

/** How long an order works (FIX TimeInForce 59). */
public enum TimeInForce {
    /** Good till canceled. */
    GTC,
    /** Immediate or cancel: what cannot trade at once expires. */
    IOC,
    /** Fill or kill: all at once, or nothing. */
    FOK
}
