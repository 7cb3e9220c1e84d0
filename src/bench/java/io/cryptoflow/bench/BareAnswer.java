package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;

/** An HTTP server of Vert.x and nothing else, in a process of its own: the same bytes to every request, the limit for cached answers. */
final class BareAnswer {
    private BareAnswer() {}

    /** Serves until it is stopped; the only argument is the number of bytes to answer. */
    public static void main(String[] arguments) {
        Buffer body = Buffer.buffer("x".repeat(Integer.parseInt(arguments[0])));
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.createHttpServer()
                .requestHandler(request -> request.response().end(body))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("port " + server.actualPort()))
                .onFailure(cause -> System.err.println("server not started: " + cause));
    }
}
