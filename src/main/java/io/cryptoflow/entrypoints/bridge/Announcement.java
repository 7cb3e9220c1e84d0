package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;

/**
 * A message for everybody who listens to an address, encoded once.
 *
 * @param sequence number of the event within its account, 0 for the market
 * @param text the whole {@code rec} frame
 */
record Announcement(long sequence, String text) {
    /** Header of the event bus message that carries the sequence number. */
    static final String SEQUENCE = "sequence";

    static Announcement of(String address, Message<JsonObject> message) {
        String sequence = message.headers().get(SEQUENCE);
        return of(address, sequence == null ? 0 : Long.parseLong(sequence), message.body());
    }

    static Announcement of(String address, long sequence, JsonObject body) {
        JsonObject frame =
                new JsonObject().put("type", "rec").put("address", address).put("body", body);
        return new Announcement(sequence, frame.encode());
    }
}
