package io.cryptoflow.entrypoints.bridge;

/** One address on one socket. */
interface BridgeStream {
    /** Hands on what was announced, as far as the reader keeps up. */
    void deliver(Announcement announcement);
}
