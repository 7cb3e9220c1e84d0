package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program at the raw WebSocket of the bridge. */
final class BridgeClient implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocketClient client;
    private final WebSocket socket;

    private BridgeClient(RunningBridge server, MultiMap headers) throws Exception {
        client = server.vertx().createWebSocketClient(new WebSocketClientOptions().setReceiveBufferSize(8_192));
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI("/eventbus/websocket")
                .setHeaders(headers);
        CompletableFuture<WebSocket> connected = new CompletableFuture<>();
        client.webSocket()
                .textMessageHandler(text -> frames.add(new JsonObject(text)))
                .connect(options)
                .onSuccess(opened -> opened.closeHandler(
                        end -> closed.complete(opened.closeStatusCode() + " " + opened.closeReason())))
                .onComplete(opened -> complete(connected, opened.result(), opened.cause()));
        socket = connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void complete(CompletableFuture<WebSocket> connected, WebSocket socket, Throwable cause) {
        if (cause == null) {
            connected.complete(socket);
        } else {
            connected.completeExceptionally(cause);
        }
    }

    static BridgeClient connect(RunningBridge server) throws Exception {
        return new BridgeClient(server, HttpHeaders.headers());
    }

    static BridgeClient connect(RunningBridge server, String header, String value) throws Exception {
        return new BridgeClient(server, HttpHeaders.headers().add(header, value));
    }

    void send(String frame) {
        socket.writeTextMessage(frame);
    }

    void register(String address, JsonObject headers) {
        send(frame("register", address).put("headers", headers).encode());
    }

    /** Registers and waits for the confirmation. */
    void listen(String address, JsonObject headers) throws InterruptedException {
        send(frame("register", address)
                .put("headers", headers)
                .put("replyAddress", "ok")
                .encode());
        assertThat(next()).isEqualTo(rec("ok", new JsonObject().put("registered", address)));
    }

    static JsonObject frame(String type, String address) {
        return new JsonObject().put("type", type).put("address", address);
    }

    static JsonObject rec(String address, JsonObject body) {
        return frame("rec", address).put("body", body);
    }

    static JsonObject bearer(String key) {
        return new JsonObject().put("Authorization", "Bearer " + key);
    }

    JsonObject next() throws InterruptedException {
        JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(frame).as("a frame in time").isNotNull();
        return frame;
    }

    /** The body of the next frame, a message. */
    JsonObject nextBody() throws InterruptedException {
        JsonObject frame = next();
        assertThat(frame.getString("type")).as(frame.encode()).isEqualTo("rec");
        return frame.getJsonObject("body");
    }

    /** The code of the next frame, an error. */
    String nextError() throws InterruptedException {
        JsonObject frame = next();
        assertThat(frame.getString("type")).isEqualTo("err");
        return frame.getString("body");
    }

    /** Sequence numbers of the next {@code count} frames. */
    List<Long> nextSequences(int count) throws InterruptedException {
        List<Long> sequences = new ArrayList<>();
        while (sequences.size() < count) {
            JsonObject frame = next();
            assertThat(frame.getString("type")).as(frame.encode()).isEqualTo("rec");
            sequences.add(frame.getJsonObject("body").getLong("sequence"));
        }
        return sequences;
    }

    /** Asserts that nothing comes for a while. */
    void hearsNothing(Duration time) throws InterruptedException {
        assertThat(frames.poll(time.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }

    void pause() {
        socket.pause();
    }

    void resume() {
        socket.resume();
    }

    /** Close code and reason, when the server has closed. */
    String closed() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        client.close().await();
    }
}
