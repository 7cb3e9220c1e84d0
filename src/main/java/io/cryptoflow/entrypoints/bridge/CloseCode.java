package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Codes of WebSocket close frames (RFC 6455, section 7.4). */
final class CloseCode {
    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;
    private static final int MESSAGE_TOO_BIG = 1009;
    private static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}

    static int of(Refusal reason) {
        return switch (reason) {
            case GOING_AWAY, IDLE -> GOING_AWAY;
            case FRAME_TOO_LONG -> MESSAGE_TOO_BIG;
            case SLOW_READER, AUTH_ERROR, EVENTS_UNAVAILABLE -> TRY_AGAIN_LATER;
            default -> POLICY_VIOLATION;
        };
    }

    static String text(Refusal reason, JsonObject positions) {
        List<String> resumable = List.copyOf(positions.fieldNames());
        return resumable.size() == 1 ? reason.code() + " after=" + positions.getValue(resumable.get(0)) : reason.code();
    }
}
