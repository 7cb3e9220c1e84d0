package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.instrument.Symbol;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** An HTTP server with the doors of a bridge: sockets under {@code /eventbus}, server-sent events at {@code /stream}. */
final class GatewayVerticle extends VerticleBase {
    private final EventBusBridge bridge;
    private final Consumer<Router> pages;
    private int port;

    GatewayVerticle(EventBusBridge bridge, Consumer<Router> pages) {
        this.bridge = bridge;
        this.pages = pages;
    }

    int port() {
        return port;
    }

    @Override
    public Future<HttpServer> start() {
        EventBusBridge.Doors doors = bridge.open(vertx);
        Router router = Router.router(vertx);
        router.route("/eventbus/*").subRouter(doors.sockets());
        router.get("/stream").handler(context -> stream(doors.events(), context));
        pages.accept(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> port = server.actualPort());
    }

    private static void stream(EventStreams events, RoutingContext context) {
        List<Symbol> symbols =
                words(context, "symbols").stream().map(Symbol::of).toList();
        try {
            events.open(context.request(), symbols, words(context, "channels"));
        } catch (FailureException refused) {
            context.response().setStatusCode(400).end(refused.failure().code());
        }
    }

    private static List<String> words(RoutingContext context, String name) {
        return Arrays.asList(context.queryParams().get(name).split(",", -1));
    }
}
