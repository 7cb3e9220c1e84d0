package io.cryptoflow.bench;

import io.cryptoflow.entrypoints.bridge.EventBusBridge;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** The bridge of the product behind an HTTP server with nothing else; all of them share one port. */
final class BridgeDoor extends VerticleBase {
    private final EventBusBridge bridge;
    private int port;

    BridgeDoor(EventBusBridge bridge) {
        this.bridge = bridge;
    }

    int port() {
        return port;
    }

    @Override
    public Future<HttpServer> start() {
        Router router = Router.router(vertx);
        router.route("/eventbus/*").subRouter(bridge.open(vertx).sockets());
        return vertx.createHttpServer(new HttpServerOptions().setPort(-1).setHost("127.0.0.1"))
                .requestHandler(router)
                .listen()
                .onSuccess(server -> port = server.actualPort());
    }
}
