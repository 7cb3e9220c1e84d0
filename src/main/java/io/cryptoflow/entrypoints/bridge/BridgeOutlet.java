package io.cryptoflow.entrypoints.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What goes out to one client. It counts what the network has not taken yet, the same way for every door: a SockJS session
 * over a WebSocket never says that it is full. Used on the client's event loop only.
 */
final class BridgeOutlet {
    private final Wire wire;
    private final int limit;
    private final Consumer<BridgeOutlet> flushSoon;
    private final List<Runnable> waiting = new ArrayList<>();
    private int queued;
    private boolean full;
    private int fullSeconds;
    private boolean unflushed;

    /** @param flushSoon is told once of everything that waits for {@link #flush} */
    BridgeOutlet(Wire wire, int limit, Consumer<BridgeOutlet> flushSoon) {
        this.wire = wire;
        this.limit = limit;
        this.flushSoon = flushSoon;
    }

    /** Whether only what must not get lost may be written: from the limit on, until half of that is left. */
    boolean isFull() {
        return full;
    }

    void write(Message message) {
        write(Parcel.of(message));
    }

    void write(Parcel parcel) {
        int size = wire.size(parcel);
        queued += size;
        full |= queued >= limit;
        wire.write(parcel, () -> release(size));
        if (!unflushed) {
            unflushed = true;
            flushSoon.accept(this);
        }
    }

    void flush() {
        unflushed = false;
        wire.flush();
    }

    /** Calls back once when the client has caught up. */
    void onDrain(Runnable callback) {
        waiting.add(callback);
    }

    /** To be called every second: for how many seconds the outlet has been full. */
    int tick() {
        fullSeconds = full ? fullSeconds + 1 : 0;
        return fullSeconds;
    }

    private void release(int size) {
        queued -= size;
        if (queued > limit / 2) {
            return;
        }
        full = false;
        fullSeconds = 0;
        if (!waiting.isEmpty()) {
            List<Runnable> callbacks = List.copyOf(waiting);
            waiting.clear();
            callbacks.forEach(Runnable::run);
        }
    }
}
