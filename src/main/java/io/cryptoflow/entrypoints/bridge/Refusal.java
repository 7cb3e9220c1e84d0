package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Why a frame was not obeyed: the code of an {@code err} frame, with a status in the sense of HTTP. */
enum Refusal {
    INVALID_JSON(400, "expected one JSON object per frame"),
    INVALID_TYPE(400, "expected a type of register, unregister or ping"),
    MISSING_ADDRESS(400, "expected an address"),
    INVALID_AFTER(400, "expected the header after to be the sequence number of an event of this account, or 0"),
    FRAME_TOO_LONG(413, "the frame is too long"),
    TOO_MANY_FRAMES(429, "too many frames per second"),
    NOT_LOGGED_IN(401, "this address needs the API key of its account in the header Authorization: Bearer"),
    ACCESS_DENIED(403, "no such address for this key"),
    REJECTED(403, "clients cannot send or publish; use the HTTP API"),
    MAX_ADDRESS_LENGTH_REACHED(403, "the address is too long"),
    MAX_HANDLERS_REACHED(403, "too many addresses for one socket"),
    ADDRESS_ALREADY_REGISTERED(409, "this socket listens to the address already"),
    TOO_MANY_REFUSALS(403, "too many refused frames"),
    AUTH_ERROR(503, "the key cannot be checked now; try again"),
    EVENTS_UNAVAILABLE(503, "missed events cannot be read now; connect again"),
    SLOW_READER(408, "the socket was not read for too long"),
    IDLE(408, "no frame for too long; send a ping in time"),
    GOING_AWAY(503, "the server stops; connect again");

    private final int status;
    private final String sentence;

    Refusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /** Stable, for programs: {@code access_denied}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        return sentence;
    }

    /** The frame without an address. */
    JsonObject frame() {
        return new JsonObject()
                .put("type", "err")
                .put("body", code())
                .put("failureCode", status)
                .put("failureType", "RECIPIENT_FAILURE")
                .put("message", sentence);
    }

    /** The frame for what was asked of {@code address}; the official client hands it to the handler of that address. */
    JsonObject frame(String address) {
        return frame().put("address", address);
    }

    /** Whether it counts against the client. */
    boolean countsAgainstClient() {
        return this != AUTH_ERROR && this != EVENTS_UNAVAILABLE;
    }
}
