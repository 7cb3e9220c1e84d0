package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.auth.ApiKeyAuth;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The port for clients: the contract's operations, the contract itself, its page, the console, and the bridge. Deployed once per event loop. */
public final class HttpVerticle extends VerticleBase {
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int IDLE_SECONDS = 75;

    private final Options options;
    private final MessageBus bus;
    private final Contract contract;
    private final Function<Vertx, LiveStreams> streams;
    private final Function<OperationCalls, MessageDoor> models;
    private final InstantSource clock;
    private final ProblemResponder problems = new ProblemResponder();
    private @Nullable HttpServer server;
    private int connections;

    /**
     * Where to listen, and what a request may take.
     *
     * @param port 0 takes any free one
     * @param allowedOrigins of pages of other sites that may send messages
     * @param requestTimeout for a body to arrive, and for open requests to end when the verticle stops
     */
    public record Options(
            String host, int port, List<String> allowedOrigins, int maximumBodyBytes, Duration requestTimeout) {}

    /**
     * @param streams makes what clients stay connected to
     * @param models makes what language models talk to
     */
    public HttpVerticle(
            Options options,
            MessageBus bus,
            Contract contract,
            Function<Vertx, LiveStreams> streams,
            Function<OperationCalls, MessageDoor> models,
            InstantSource clock) {
        this.options = options;
        this.bus = bus;
        this.contract = contract;
        this.streams = streams;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        return contract.load(vertx).map(loaded -> router(loaded, bodies())).compose(this::listen);
    }

    @Override
    public Future<?> stop() {
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(options.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The port that is listened on. */
    public int port() {
        return Objects.requireNonNull(server, "not started").actualPort();
    }

    private BodyReader bodies() {
        return new BodyReader(vertx, options.maximumBodyBytes(), options.requestTimeout());
    }

    private Router router(OpenAPIContract loaded, BodyReader bodies) {
        LiveStreams live = streams.apply(vertx);
        OperationHandler.Edge edge = new OperationHandler.Edge(new ApiKeyAuth(bus, clock), bodies, problems);
        Map<String, Endpoint> endpoints = endpoints(live.events());
        OperationCalls calls = new OperationCalls(contract.operations(), endpoints, problems);
        Router router = Router.router(vertx);
        router.route().handler(HttpVerticle::secure);
        router.route(contract.basePath() + "/*")
                .subRouter(new ApiRouter(contract, edge).router(vertx, loaded, endpoints));
        router.route("/mcp").handler(new MessageRoute(models.apply(calls), options.allowedOrigins(), edge));
        router.route("/eventbus/*").subRouter(live.sockets());
        router.get("/openapi.json").handler(context -> send(context, "application/json", contract.json()));
        router.get("/openapi.yaml").handler(context -> send(context, "application/yaml", contract.yaml()));
        router.get("/manual").handler(context -> context.redirect("/manual/"));
        router.route("/manual/*").subRouter(new ManualPages(bus, vertx).router());
        router.get("/docs/*").handler(StaticHandler.create("webroot/docs").setCachingEnabled(false));
        router.get("/console/*").handler(StaticHandler.create("webroot/console").setCachingEnabled(false));
        router.get("/").handler(context -> context.reroute("/console/"));
        router.errorHandler(400, context -> refuse(context, HttpRefusal.Kind.BAD_REQUEST, "expected a valid URL"));
        router.errorHandler(404, context -> refuse(context, HttpRefusal.Kind.ROUTE_NOT_FOUND, "nothing stands here"));
        router.errorHandler(405, context -> refuseAllBut(context, "GET"));
        router.errorHandler(500, context -> problems.respond(context.response(), context.failure(), "routing"));
        return router;
    }

    private Map<String, Endpoint> endpoints(LiveStreams.Events events) {
        Map<String, Endpoint> endpoints = new HashMap<>();
        endpoints.putAll(new OrderEndpoints(bus, contract.basePath()).byOperation());
        endpoints.putAll(new OrderSetEndpoints(bus, contract.basePath(), problems).byOperation());
        endpoints.putAll(new AccountEndpoints(bus).byOperation());
        endpoints.putAll(new MarketEndpoints(bus).byOperation());
        endpoints.putAll(new CandleEndpoint(bus).byOperation());
        endpoints.putAll(new StreamEndpoint(events).byOperation());
        endpoints.putAll(new ReconciliationEndpoint(bus).byOperation());
        endpoints.putAll(new RiskEndpoints(bus).byOperation());
        endpoints.putAll(new LogLevelEndpoints(bus).byOperation());
        endpoints.putAll(new AgentEndpoints(bus, contract.basePath()).byOperation());
        endpoints.putAll(new IndicatorEndpoint(bus).byOperation());
        endpoints.putAll(new KnowledgeEndpoint(bus).byOperation());
        endpoints.putAll(new BacktestEndpoints(bus, contract.basePath()).byOperation());
        return endpoints;
    }

    private Future<HttpServer> listen(Router router) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(MAX_HEADER_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        HttpServer listening = vertx.createHttpServer(http)
                .connectionHandler(this::admit)
                .invalidRequestHandler(this::refuseUnreadable)
                .requestHandler(router);
        server = listening;
        return listening.listen();
    }

    private void admit(HttpConnection connection) {
        connections++;
        connection.closeHandler(closed -> connections--);
        if (connections > MAX_CONNECTIONS) {
            connection.close();
        }
    }

    private static void secure(RoutingContext context) {
        secure(context.response());
        if (isReadable(context.request().uri())) {
            context.next();
        } else {
            context.fail(HttpURLConnection.HTTP_BAD_REQUEST);
        }
    }

    /** A path, or the whole address that proxies send; of another one Vert.x would take the path to be {@code /}. */
    private static boolean isReadable(String target) {
        if (target.startsWith("/")) {
            return true;
        }
        try {
            return new URI(target).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static HttpServerResponse secure(HttpServerResponse response) {
        return response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static void send(RoutingContext context, String type, Buffer content) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(content);
    }

    private void refuseAllBut(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        refuse(context, HttpRefusal.Kind.METHOD_NOT_ALLOWED, "expected " + allowed);
    }

    private void refuse(RoutingContext context, HttpRefusal.Kind kind, String expected) {
        problems.respond(context.response(), new HttpRefusal(kind, expected), "routing");
    }

    private void refuseUnreadable(HttpServerRequest request) {
        problems.respond(
                secure(request.response()), unreadable(request.decoderResult().cause()), "reading");
        request.connection().close();
    }

    private static HttpRefusal unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new HttpRefusal(HttpRefusal.Kind.URI_TOO_LONG, "expected a URL below " + MAX_HEADER_BYTES);
        }
        return cause instanceof TooLongHttpHeaderException
                ? new HttpRefusal(HttpRefusal.Kind.HEADERS_TOO_LARGE, "expected headers below " + MAX_HEADER_BYTES)
                : new HttpRefusal(HttpRefusal.Kind.BAD_REQUEST, "expected a valid HTTP request");
    }
}
