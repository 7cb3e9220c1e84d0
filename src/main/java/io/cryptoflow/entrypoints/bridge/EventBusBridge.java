package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.ProtocolUpgradeHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Streams for clients: SockJS at {@code /eventbus/*}, where the routes are to be mounted, a raw WebSocket at
 * {@code /eventbus/websocket}, and server-sent events. One for the process; every HTTP server instance has doors of its own.
 */
public final class EventBusBridge {
    private static final int HEARTBEAT_MILLIS = 25_000;

    private final BridgeParts parts;
    private final Set<String> origins;
    private final Feeds feeds = new Feeds();
    private final AnnouncerVerticle announcer;
    private final List<BridgeHub> hubs = new CopyOnWriteArrayList<>();

    /**
     * What one HTTP server instance serves.
     *
     * @param sockets the routes for SockJS and WebSockets
     * @param events server-sent events
     */
    public record Doors(Router sockets, EventStreams events) {}

    /**
     * Nothing is open yet.
     *
     * @param bus where the announcer, once it is deployed, hears what clients are told
     * @param authenticate who holds the API key of an {@code Authorization} header; fails UNAUTHENTICATED without one and for
     *     an unknown one; completes on the caller's context
     * @param origins origins of pages that may connect besides those of the server's own host: {@code https://example.com}
     */
    public EventBusBridge(
            MessageBus bus,
            Function<Optional<String>, Future<Principal>> authenticate,
            AccountEvents events,
            Set<String> origins,
            BridgeLimits limits,
            BridgeMetrics metrics) {
        this.announcer = new AnnouncerVerticle(bus, feeds, events::message);
        this.parts = new BridgeParts(new KeyGate(authenticate), events, feeds, announcer::ask, limits, metrics);
        this.origins = Set.copyOf(origins);
    }

    /** What hears of news for clients; to be deployed once, before the first door opens. */
    public AnnouncerVerticle announcer() {
        return announcer;
    }

    /** The doors of one HTTP server instance; to be called on the event loop that serves them. */
    public Doors open(Vertx vertx) {
        BridgeHub hub = new BridgeHub(vertx, parts);
        hubs.add(hub);
        return new Doors(router(vertx, hub), new EventStreams(vertx, hub, parts));
    }

    private Router router(Vertx vertx, BridgeHub hub) {
        Router router = Router.router(vertx);
        router.route().handler(new UpgradeGuard(origins, parts.limits(), parts.metrics()));
        router.get("/websocket").handler((ProtocolUpgradeHandler) context -> upgrade(vertx, hub, context));
        router.route("/*")
                .subRouter(SockJSHandler.create(vertx, webSocketsOnly())
                        .socketHandler(socket -> BridgeSocket.open(vertx, hub, parts, socket)));
        return router;
    }

    private void upgrade(Vertx vertx, BridgeHub hub, RoutingContext context) {
        if (context.request().canUpgradeToWebSocket()) {
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> BridgeSocket.open(
                            vertx,
                            hub,
                            parts,
                            new RawWire(socket, context.request().connection()),
                            socket))
                    .onFailure(context::fail);
        } else {
            context.response().setStatusCode(400).end();
        }
    }

    /** Whether somebody listens to an address. */
    boolean hasListeners(String address) {
        return feeds.hasListeners(address);
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
