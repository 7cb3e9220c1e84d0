package io.cryptoflow.entrypoints.grpc;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import java.util.concurrent.TimeUnit;

/** Pings a connection again and again, and closes it when nobody is there any more: its streams end, and hold nothing. */
final class KeepAlive {
    private static final long EVERY_MILLIS = 20_000;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final Buffer PING = Buffer.buffer("pingpong");

    private KeepAlive() {}

    static void watch(Vertx vertx, HttpConnection connection) {
        long timer = vertx.setPeriodic(EVERY_MILLIS, tick -> connection
                .ping(PING)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(silent -> connection.close()));
        connection.closeHandler(closed -> vertx.cancelTimer(timer));
    }
}
