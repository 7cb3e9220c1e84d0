package io.cryptoflow.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** WebSockets with Vert.x and nothing else: every text to every socket that is not full. */
final class BareBroadcast {
    /** All verticles share the port; the bridge has -1. */
    private static final int SHARED_PORT = -2;

    private final Vertx vertx;
    private final List<Door> doors;

    BareBroadcast(Vertx vertx, int loops) {
        this.vertx = vertx;
        this.doors = Stream.generate(Door::new).limit(loops).toList();
    }

    int open() {
        doors.forEach(door -> Waiting.result(vertx.deployVerticle(door)));
        return doors.get(0).port;
    }

    void broadcast(String text) {
        doors.forEach(door -> door.broadcastSoon(text));
    }

    /** One event loop. */
    private static final class Door extends VerticleBase {
        private final Set<ServerWebSocket> sockets = new HashSet<>();
        private int port;

        @Override
        public Future<HttpServer> start() {
            return vertx.createHttpServer(
                            new HttpServerOptions().setPort(SHARED_PORT).setHost("127.0.0.1"))
                    .webSocketHandler(this::opened)
                    .listen()
                    .onSuccess(server -> port = server.actualPort());
        }

        private void opened(ServerWebSocket socket) {
            sockets.add(socket);
            socket.closeHandler(closed -> sockets.remove(socket));
        }

        private void broadcastSoon(String text) {
            context.runOnContext(now -> broadcast(text));
        }

        private void broadcast(String text) {
            for (ServerWebSocket socket : sockets) {
                if (!socket.writeQueueFull()) {
                    socket.writeTextMessage(text);
                }
            }
        }
    }
}
