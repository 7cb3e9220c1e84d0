package io.cryptoflow;

/** A part of the system that one process can run; every process runs one or more of them. */
public enum Role {
    /** Answers clients over HTTP and WebSocket. */
    GATEWAY,
    /** Owns orders, balances and the paths to the venues. */
    ORDERS,
    /** Turns the market source into tickers, books and trades. */
    MARKET_DATA,
    /** Answers questions and prepares orders in natural language. */
    AGENT;

    /** The name in settings, log lines and on the command line, such as {@code market-data}. */
    public String roleName() {
        return Choice.nameOf(this);
    }
}
