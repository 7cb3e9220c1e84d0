package io.cryptoflow.entrypoints.bridge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Cuts a connection whose client does not read. Closing a WebSocket waits in Vert.x until the close frame is written, and
 * behind a full network queue that is never; so the channel itself is closed, below the handlers that wait.
 */
final class HardClose {
    private static final long GRACE_MILLIS = 2_000;

    private HardClose() {}

    /** Cuts the connection when the client has had its time to read the end and to answer it. */
    static void afterGrace(Vertx vertx, Wire wire) {
        vertx.setTimer(GRACE_MILLIS, timer -> wire.cut());
    }

    static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase http) {
            cut(http.channel());
        }
    }

    static void cut(Channel channel) {
        if (channel.isOpen()) {
            ChannelFuture ignored = channel.pipeline().firstContext().close();
        }
    }
}
