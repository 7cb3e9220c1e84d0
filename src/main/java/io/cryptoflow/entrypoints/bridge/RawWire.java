package io.cryptoflow.entrypoints.bridge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * A WebSocket that gets frames which were encoded for all. Vert.x's own methods encode the text, make a frame and flush
 * for every socket and every message; here the bytes go to the channel below the encoder, which hands bytes on as they are.
 */
final class RawWire implements Wire {
    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;

    /** @param connection what the socket was upgraded from */
    RawWire(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket;
        this.channel = ((ConnectionBase) connection).channel().pipeline().lastContext();
    }

    @Override
    public int size(Parcel parcel) {
        return parcel.frames().length;
    }

    @Override
    public void write(Parcel parcel, Runnable taken) {
        ChannelFuture ignored = channel.write(
                Unpooled.wrappedBuffer(parcel.frames()), channel.newPromise().addListener(done -> taken.run()));
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void close(int code, String text) {
        socket.close((short) code, text);
    }

    @Override
    public void cut() {
        HardClose.cut(channel.channel());
    }
}
