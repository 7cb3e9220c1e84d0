package io.cryptoflow.domain.matching;

/**
 * Hears what becomes of orders, in the order in which it happens. It must not call the engine back.
 *
 * <p>Prices are in ticks and quantities in lots. Both sides of a trade are told under the same trade number, the maker
 * first; where the other side is the market, only ours is told.
 */
public interface MatchListener {
    /** The order came in. */
    void accepted(long order);

    /** The order did not come in. */
    void rejected(long order, Refusal why);

    /** A resting order traded, at its own price. */
    void made(long order, long trade, long price, long quantity);

    /** An incoming order traded, at the maker's price. */
    void took(long order, long trade, long price, long quantity);

    /** The order ended by request. */
    void canceled(long order);

    /** What was left of the order ended. */
    void expired(long order, Expiry why);

    /** The order has these terms now; what it trades by them is told next. */
    void amended(long order, long quantity, long price);

    /** The order stays as it was. */
    void amendRejected(long order, Refusal why);
}
