package io.cryptoflow.entrypoints.bridge;

import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes out to one socket. It counts what the network has not taken yet, because a SockJS session over a WebSocket
 * never says that it is full. Used on the socket's event loop only.
 */
final class BridgeOutlet {
    private final SockJSSocket socket;
    private final int limit;
    private final Map<String, String> latest = new LinkedHashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int queued;
    private int fullSeconds;

    BridgeOutlet(SockJSSocket socket, int limit) {
        this.socket = socket;
        this.limit = limit;
    }

    /** Whether only what must not get lost may be written. */
    boolean isFull() {
        return queued >= limit;
    }

    void write(String text) {
        queued += text.length();
        socket.write(text).onComplete(taken -> release(text.length()));
    }

    /** Keeps {@code text} until the socket drains, in place of what was kept for the address; true if there was something. */
    boolean keepLatest(String address, String text) {
        return latest.put(address, text) != null;
    }

    /** Forgets what was kept for an address. */
    void forget(String address) {
        latest.remove(address);
    }

    /** Calls back once when the socket has drained. */
    void onDrain(Runnable callback) {
        waiting.add(callback);
    }

    /** To be called every second: for how many seconds the socket has been full without draining. */
    int tick() {
        fullSeconds = isFull() ? fullSeconds + 1 : 0;
        return fullSeconds;
    }

    private void release(int characters) {
        queued -= characters;
        if (queued > limit / 2) {
            return;
        }
        fullSeconds = 0;
        List<String> kept = List.copyOf(latest.values());
        latest.clear();
        kept.forEach(this::write);
        List<Runnable> callbacks = List.copyOf(waiting);
        waiting.clear();
        callbacks.forEach(Runnable::run);
    }
}
