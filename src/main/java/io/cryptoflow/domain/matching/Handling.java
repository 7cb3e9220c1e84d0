package io.cryptoflow.domain.matching;

/** What becomes of the part of a limit order that cannot trade at once. */
public enum Handling {
    /** It rests. */
    GTC,
    /** It expires. */
    IOC,
    /** Then nothing trades, and the whole order expires. */
    FOK,
    /** It rests; an order of which any part could trade at once is refused. */
    POST_ONLY
}
