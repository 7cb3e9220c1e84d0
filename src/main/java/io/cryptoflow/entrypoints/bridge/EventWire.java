package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** An HTTP answer that goes on: server-sent events (WHATWG HTML, section 9.2). */
final class EventWire implements Wire {
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    EventWire(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
    }

    @Override
    public int size(Parcel parcel) {
        return parcel.events().length;
    }

    @Override
    public void write(Parcel parcel, Runnable taken) {
        write(parcel.events()).onComplete(done -> taken.run());
    }

    /** Writes bytes that are no message, such as a comment. */
    Future<Void> write(byte[] bytes) {
        return isOver() ? Future.failedFuture("the answer is over") : response.write(Buffer.buffer(bytes));
    }

    @Override
    public void flush() {
        // HTTP has flushed every write.
    }

    @Override
    public void close(int code, String text) {
        if (!isOver()) {
            response.end();
        }
    }

    @Override
    public void cut() {
        HardClose.cut(request.connection());
    }

    private boolean isOver() {
        return response.closed() || response.ended();
    }
}
