package io.cryptoflow.entrypoints.bridge;

/** One connection, as its event loop looks after it. */
interface Client {
    /** To be called every second. */
    void tick();

    /** Says why, and ends the connection. */
    void close(Refusal reason);
}
