package io.cryptoflow.domain.agent;

import java.util.UUID;

/** Our identifier of a conversation with the agent; cannot be guessed. */
public record ConversationId(UUID value) {
    /** Reads the canonical UUID notation; {@link IllegalArgumentException} for another one. */
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
