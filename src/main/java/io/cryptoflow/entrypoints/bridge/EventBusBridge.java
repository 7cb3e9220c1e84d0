package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.account.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Streams for clients, to be mounted at {@code /eventbus/*}: SockJS there and a raw WebSocket at
 * {@code /eventbus/websocket}. One for the process; every HTTP server instance gets a router of its own.
 */
public final class EventBusBridge {
    private static final int HEARTBEAT_MILLIS = 25_000;

    private final BridgeParts parts;
    private final Set<String> origins;
    private final Demand demand = new Demand();
    private final List<BridgeHub> hubs = new CopyOnWriteArrayList<>();

    /**
     * Nothing is open yet.
     *
     * @param authenticate who holds the API key of an {@code Authorization} header; fails UNAUTHENTICATED without one and for
     *     an unknown one; completes on the caller's context
     * @param origins origins of pages that may connect besides those of the server's own host: {@code https://example.com}
     */
    public EventBusBridge(
            Function<Optional<String>, Future<Principal>> authenticate,
            AccountEvents events,
            Set<String> origins,
            BridgeLimits limits,
            BridgeMetrics metrics) {
        this.parts = new BridgeParts(new KeyGate(authenticate), events, limits, metrics);
        this.origins = Set.copyOf(origins);
    }

    /** The routes for the sockets of one HTTP server instance; to be called on the event loop that serves them. */
    public Router router(Vertx vertx) {
        BridgeHub hub = new BridgeHub(vertx, parts, demand);
        hubs.add(hub);
        Router router = Router.router(vertx);
        router.route().handler(new UpgradeGuard(origins, parts.limits(), parts.metrics()));
        router.route("/*")
                .subRouter(SockJSHandler.create(vertx, webSocketsOnly()).socketHandler(hub::open));
        return router;
    }

    /** Whether somebody listens to an address, so that announcing there is worth encoding. */
    public boolean hasListeners(String address) {
        return demand.exists(address);
    }

    /** Tells every client that the server goes away (close code 1001); to be called before the HTTP servers stop. */
    public Future<Void> close() {
        return Future.join(hubs.stream().map(BridgeHub::close).toList()).mapEmpty();
    }

    private static SockJSHandlerOptions webSocketsOnly() {
        return new SockJSHandlerOptions()
                .setHeartbeatInterval(HEARTBEAT_MILLIS)
                .setInsertJSESSIONID(false)
                .setRegisterWriteHandler(false)
                .addDisabledTransport(Transport.EVENT_SOURCE.toString())
                .addDisabledTransport(Transport.HTML_FILE.toString())
                .addDisabledTransport(Transport.JSON_P.toString())
                .addDisabledTransport(Transport.XHR.toString());
    }
}
