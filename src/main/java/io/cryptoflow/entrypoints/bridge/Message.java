package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Something that clients are told, encoded at most once for each way out, however many of them get it. Any thread. */
final class Message {
    private static final byte[] NOT_YET = {};

    private final String frameHead;
    private final String frameTail;
    private final String eventHead;
    private final Supplier<JsonObject> json;
    private byte[] body = NOT_YET;
    private byte[] frame = NOT_YET;
    private byte[] event = NOT_YET;

    private Message(String frameHead, String frameTail, String eventHead, Supplier<JsonObject> json) {
        this.frameHead = frameHead;
        this.frameTail = frameTail;
        this.eventHead = eventHead;
        this.json = json;
    }

    /**
     * What an address tells: a {@code rec} frame, and a server-sent event of its channel.
     *
     * @param number tells the messages of the address apart
     * @param json makes the body, when the first client needs it
     */
    static Message of(BridgeAddress address, long number, Supplier<JsonObject> json) {
        return new Message(
                "{\"type\":\"rec\",\"address\":\"" + address.name() + "\",\"body\":",
                "}",
                "event: " + address.kind().text() + "\nid: " + address.name() + ":" + number + "\ndata: ",
                json);
    }

    /** A frame as it is, such as an error; as a server-sent event it is the last one. */
    static Message ofFrame(JsonObject frame) {
        return new Message("", "", "event: end\ndata: ", () -> frame);
    }

    /** The text of the frame, for doors that frame by themselves. */
    String text() {
        return frameHead + new String(body(), StandardCharsets.UTF_8) + frameTail;
    }

    /** The frame as it goes over a WebSocket; not to be changed. */
    synchronized byte[] frame() {
        if (frame == NOT_YET) {
            frame = WebSocketFrames.text(join(frameHead, frameTail));
        }
        return frame;
    }

    /** The server-sent event; not to be changed. */
    synchronized byte[] event() {
        if (event == NOT_YET) {
            event = join(eventHead, "\n\n");
        }
        return event;
    }

    private synchronized byte[] body() {
        if (body == NOT_YET) {
            body = json.get().toBuffer().getBytes();
        }
        return body;
    }

    private byte[] join(String head, String tail) {
        return Bytes.join(head.getBytes(StandardCharsets.UTF_8), body(), tail.getBytes(StandardCharsets.UTF_8));
    }
}
