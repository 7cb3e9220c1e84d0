package io.cryptoflow.entrypoints.bridge;

import java.util.List;

/** Messages of one address that go out together: one write for each client. Used on one event loop. */
final class Parcel {
    private static final byte[] NOT_YET = {};

    private final List<Message> messages;
    private byte[] frames = NOT_YET;
    private byte[] events = NOT_YET;

    private Parcel(List<Message> messages) {
        this.messages = List.copyOf(messages);
    }

    static Parcel of(List<Message> messages) {
        return new Parcel(messages);
    }

    static Parcel of(Message message) {
        return new Parcel(List.of(message));
    }

    List<Message> messages() {
        return messages;
    }

    /** All of them as they go over a WebSocket; not to be changed. */
    byte[] frames() {
        if (frames == NOT_YET) {
            frames = messages.size() == 1
                    ? messages.get(0).frame()
                    : Bytes.join(messages.stream().map(Message::frame).toArray(byte[][]::new));
        }
        return frames;
    }

    /** All of them as server-sent events; not to be changed. */
    byte[] events() {
        if (events == NOT_YET) {
            events = messages.size() == 1
                    ? messages.get(0).event()
                    : Bytes.join(messages.stream().map(Message::event).toArray(byte[][]::new));
        }
        return events;
    }
}
