package io.cryptoflow.infrastructure.venue;

/** Understands the messages of one connection, in their order; may keep what the next message needs. */
@FunctionalInterface
public interface MessageReader {
    /**
     * Hands what {@code text} tells to {@code sink}; ignores kinds of messages that are of no use here.
     *
     * @throws RuntimeException when the message is not what the venue documents; the connection is then given up
     */
    void read(String text, MessageSink sink);
}
