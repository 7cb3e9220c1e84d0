package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.protocol.Trouble;
import java.util.ArrayDeque;
import java.util.Queue;

/** A stream whose reader may fall behind by {@value #MOST_WAITING} messages, and not further: then it ends. */
final class Outflow {
    private static final int MOST_WAITING = 4_096;

    private final Reply reply;
    private final Queue<Message> waiting = new ArrayDeque<>();

    Outflow(Reply reply) {
        this.reply = reply;
    }

    /** Writes, now or once there is room. */
    void write(Message message) {
        if (waiting.isEmpty() && !reply.isFull()) {
            reply.write(message);
            return;
        }
        waiting.add(message);
        if (waiting.size() > MOST_WAITING) {
            waiting.clear();
            reply.end(Trouble.tooSlow());
        } else if (waiting.size() == 1) {
            reply.onDrain(this::flush);
        }
    }

    private void flush() {
        while (!waiting.isEmpty() && !reply.isFull()) {
            reply.write(waiting.remove());
        }
        if (!waiting.isEmpty()) {
            reply.onDrain(this::flush);
        }
    }
}
