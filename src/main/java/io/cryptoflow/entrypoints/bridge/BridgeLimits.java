package io.cryptoflow.entrypoints.bridge;

/**
 * How much one client may take.
 *
 * @param maxSockets open sockets and event streams of the whole process
 * @param maxRegistrations addresses of one socket
 * @param maxAddressLength characters of an address
 * @param maxFrameBytes bytes of one frame from a client
 * @param maxFramesPerSecond frames from one client
 * @param maxRefusals refused frames of one socket; the next one closes it
 * @param maxQueuedBytes what waits for the network, per client; from there until half of it is left the client counts as full
 * @param stallSeconds time that a socket may stay full before it is closed
 * @param idleSeconds time without any frame from the client before its socket is closed
 * @param recheckSeconds time after which the key behind a private stream is asked for again
 */
public record BridgeLimits(
        int maxSockets,
        int maxRegistrations,
        int maxAddressLength,
        int maxFrameBytes,
        int maxFramesPerSecond,
        int maxRefusals,
        int maxQueuedBytes,
        int stallSeconds,
        int idleSeconds,
        int recheckSeconds) {

    /** What a process allows. */
    public static final BridgeLimits STANDARD = new BridgeLimits(2_000, 200, 100, 8_192, 500, 20, 65_536, 10, 30, 60);
}
