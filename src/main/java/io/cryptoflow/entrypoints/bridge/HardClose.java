package io.cryptoflow.entrypoints.bridge;

import io.netty.channel.ChannelFuture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/**
 * Cuts a connection whose client does not read. Closing a WebSocket waits in Vert.x until the close frame is written, and
 * behind a full network queue that is never; so the channel itself is closed, below the handlers that wait.
 */
final class HardClose {
    private static final long GRACE_MILLIS = 2_000;

    private HardClose() {}

    /** Cuts the connection when the client has had its time to read the close frame and to answer it. */
    static void afterGrace(Vertx vertx, SockJSSocket socket) {
        HttpConnection connection = socket.routingContext().request().connection();
        vertx.setTimer(GRACE_MILLIS, timer -> cut(connection));
    }

    private static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase http && http.channel().isOpen()) {
            ChannelFuture ignored = http.channel().pipeline().firstContext().close();
        }
    }
}
