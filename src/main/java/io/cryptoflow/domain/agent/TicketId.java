package io.cryptoflow.domain.agent;

import java.util.UUID;

/** Our identifier of a ticket; cannot be guessed. */
public record TicketId(UUID value) {
    /** Reads the canonical UUID notation; {@link IllegalArgumentException} for another one. */
    public static TicketId of(String text) {
        return new TicketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
