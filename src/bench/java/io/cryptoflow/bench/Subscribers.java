package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Many raw WebSockets that read one address of the bridge. */
final class Subscribers implements AutoCloseable {
    private static final long PING_MILLIS = 5_000;
    private static final String PING = new JsonObject().put("type", "ping").encode();

    private final Vertx vertx;
    private final WebSocketClient client;
    private final List<WebSocket> sockets;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final long pinging;

    private Subscribers(Vertx vertx, WebSocketClient client, List<WebSocket> sockets) {
        this.vertx = vertx;
        this.client = client;
        this.sockets = sockets;
        this.pinging =
                vertx.setPeriodic(PING_MILLIS, timer -> sockets.forEach(socket -> socket.writeTextMessage(PING)));
    }

    static Subscribers open(Vertx vertx, int port, int count, String address) {
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(count));
        List<WebSocket> sockets = Waiting.result(Future.all(IntStream.range(0, count)
                        .mapToObj(i -> client.connect(port, "127.0.0.1", "/eventbus/websocket"))
                        .toList()))
                .list();
        Subscribers opened = new Subscribers(vertx, client, sockets);
        String register =
                new JsonObject().put("type", "register").put("address", address).encode();
        sockets.forEach(socket -> {
            socket.textMessageHandler(opened::count).closeHandler(closed -> opened.others.incrementAndGet());
            socket.writeTextMessage(register);
        });
        return opened;
    }

    private void count(String text) {
        (text.contains("\"type\":\"rec\"") ? messages : others).incrementAndGet();
    }

    /** Messages that all of them received so far; fails when one was refused or closed. */
    long received() {
        if (others.get() > 0) {
            throw new BenchFailure("sockets were refused or closed: " + others.get());
        }
        return messages.get();
    }

    @Override
    public void close() {
        vertx.cancelTimer(pinging);
        sockets.forEach(socket -> socket.closeHandler(closed -> {}));
        Waiting.result(client.close());
    }
}
