package io.cryptoflow.entrypoints.bridge;

/** One address for one client. */
interface BridgeStream {
    /** Hands on what was told, as far as the reader keeps up. */
    void deliver(Batch batch);

    /** Nothing is to be written any more. */
    void end();
}
