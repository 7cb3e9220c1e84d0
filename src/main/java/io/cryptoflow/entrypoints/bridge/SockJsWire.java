package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Future;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.List;

/** A SockJS session over a WebSocket; SockJS wraps the text of each frame for each session. */
final class SockJsWire implements Wire {
    private final SockJSSocket socket;

    SockJsWire(SockJSSocket socket) {
        this.socket = socket;
    }

    @Override
    public int size(Parcel parcel) {
        return parcel.frames().length;
    }

    @Override
    public void write(Parcel parcel, Runnable taken) {
        List<Future<Void>> writes = parcel.messages().stream()
                .map(message -> socket.write(message.text()))
                .toList();
        Future.join(writes).onComplete(done -> taken.run());
    }

    @Override
    public void flush() {
        // SockJS has flushed every frame.
    }

    @Override
    public void close(int code, String text) {
        socket.close(code, text);
    }

    @Override
    public void cut() {
        HardClose.cut(socket.routingContext().request().connection());
    }
}
