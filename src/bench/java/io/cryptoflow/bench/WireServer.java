package io.cryptoflow.bench;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.grpc.GrpcVerticle;
import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.HttpVerticle;
import io.cryptoflow.entrypoints.http.LiveStreams;
import io.cryptoflow.entrypoints.http.MessageDoor;
import io.cryptoflow.entrypoints.json.OrderJson;
import io.cryptoflow.entrypoints.json.PlaceOrderJson;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.cryptoflow.protocol.ServiceCalls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A process that places orders in memory, behind one of three doors; every key may trade. */
final class WireServer {
    static final String GRPC = "grpc";
    static final String API = "api";
    static final String BARE = "bare";
    static final String TOKEN = "a-token-of-the-benchmark";
    static final int MESSAGE_BYTES = 65_536;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private WireServer() {}

    /** Serves until it is stopped; the only argument names the door. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        MessageBus bus = new VertxMessageBus(vertx, TIMEOUT);
        Principal trader = new Principal(PlacedOrders.ACCOUNT, Set.of(Scope.READ, Scope.TRADE));
        bus.serve(Addresses.AUTHENTICATE, query -> Future.succeededFuture(trader))
                .compose(served -> bus.serve(Addresses.PLACE_ORDER, new PlacedOrders()))
                .compose(served -> open(arguments[0], vertx, bus))
                .onSuccess(port -> System.out.println("port " + port))
                .onFailure(cause -> System.err.println("server not started: " + cause));
    }

    private static Future<Integer> open(String door, Vertx vertx, MessageBus bus) {
        return switch (door) {
            case GRPC -> grpc(vertx, bus);
            case API -> api(vertx, bus);
            default -> bare(vertx, bus);
        };
    }

    private static Future<Integer> grpc(Vertx vertx, MessageBus bus) {
        GrpcVerticle grpc = new GrpcVerticle(
                new GrpcVerticle.Options("127.0.0.1", 0, Optional.empty(), TOKEN, MESSAGE_BYTES, Duration.ZERO),
                bus,
                List.of(ServiceCalls.ORDERS),
                () -> Future.succeededFuture(true),
                new SimpleMeterRegistry(),
                InstantSource.system());
        return vertx.deployVerticle(grpc).map(deployed -> grpc.port());
    }

    /** The product's own port. */
    private static Future<Integer> api(Vertx vertx, MessageBus bus) {
        HttpVerticle http = new HttpVerticle(
                new HttpVerticle.Options("127.0.0.1", 0, List.of(), MESSAGE_BYTES, TIMEOUT),
                bus,
                Contract.read(),
                WireServer::noStreams,
                calls -> (principal, headers, message) ->
                        Future.succeededFuture(new MessageDoor.Reply(404, Optional.empty())),
                InstantSource.system());
        return vertx.deployVerticle(http).map(deployed -> http.port());
    }

    private static LiveStreams noStreams(Vertx vertx) {
        return new LiveStreams(Router.router(vertx), (request, symbols, channels) -> request.response()
                .end());
    }

    /** As little as JSON over HTTP can do: no key, no contract, no route. */
    private static Future<Integer> bare(Vertx vertx, MessageBus bus) {
        return vertx.createHttpServer()
                .requestHandler(request -> place(request, bus))
                .listen(0, "127.0.0.1")
                .map(server -> server.actualPort());
    }

    private static void place(HttpServerRequest request, MessageBus bus) {
        request.body()
                .compose(body -> bus.request(
                        Addresses.PLACE_ORDER,
                        PlaceOrderJson.command(PlacedOrders.ACCOUNT, Optional.empty(), body.toJsonObject())))
                .onSuccess(placed -> request.response()
                        .setStatusCode(201)
                        .putHeader("Content-Type", "application/json")
                        .end(OrderJson.of(placed.order()).toBuffer()))
                .onFailure(cause -> request.response().setStatusCode(500).end(String.valueOf(cause)));
    }
}
