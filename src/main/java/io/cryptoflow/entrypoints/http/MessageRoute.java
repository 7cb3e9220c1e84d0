package io.cryptoflow.entrypoints.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way of a message to a {@link MessageDoor}: no page of another site, POST only, a known key, a JSON object that is not too large.
 * Answers JSON, or one server-sent event to who takes nothing else.
 */
final class MessageRoute implements Handler<RoutingContext> {
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String ACTIVITY = "message";

    private final MessageDoor door;
    private final List<String> origins;
    private final OperationHandler.Edge edge;

    /** @param origins of pages that may send messages besides those of the server's own host */
    MessageRoute(MessageDoor door, List<String> origins, OperationHandler.Edge edge) {
        this.door = door;
        this.origins = List.copyOf(origins);
        this.edge = edge;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request().pause();
        if (!isAllowed(request)) {
            refuse(
                    request,
                    HttpRefusal.Kind.ORIGIN_FORBIDDEN,
                    "expected no other origin than those of http.allowedOrigins");
        } else if (!request.method().equals(HttpMethod.POST)) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            refuse(request, HttpRefusal.Kind.METHOD_NOT_ALLOWED, "expected POST");
        } else {
            answer(request);
        }
    }

    private void answer(HttpServerRequest request) {
        edge.auth()
                .authenticateHeader(header(request, HttpHeaders.AUTHORIZATION.toString()))
                .compose(principal -> edge.bodies()
                        .read(request)
                        .compose(message -> door.answer(principal, name -> header(request, name), message)))
                .onSuccess(reply -> respond(request, reply))
                .onFailure(cause -> edge.problems().respond(request.response(), cause, ACTIVITY))
                .onComplete(done -> edge.bodies().discard(request));
    }

    private void refuse(HttpServerRequest request, HttpRefusal.Kind kind, String expected) {
        edge.problems().respond(request.response(), new HttpRefusal(kind, expected), ACTIVITY);
        edge.bodies().discard(request);
    }

    private static void respond(HttpServerRequest request, MessageDoor.Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        Optional<JsonObject> body = reply.body();
        if (body.isEmpty()) {
            response.end();
        } else if (takesOnlyEvents(request)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, EVENTS)
                    .end("event: message\ndata: " + body.orElseThrow().encode() + "\n\n");
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(body.orElseThrow().toBuffer());
        }
    }

    private static boolean takesOnlyEvents(HttpServerRequest request) {
        String accept =
                header(request, HttpHeaders.ACCEPT.toString()).orElse("").toLowerCase(Locale.ROOT);
        return accept.contains(EVENTS) && !accept.contains(JSON) && !accept.contains("*/*");
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private boolean isAllowed(HttpServerRequest request) {
        return header(request, HttpHeaders.ORIGIN.toString())
                .map(origin -> origins.contains(origin) || isSameHost(origin, request.authority()))
                .orElse(true);
    }

    private static boolean isSameHost(String origin, HostAndPort host) {
        try {
            URI page = URI.create(origin);
            return host != null && host.host().equalsIgnoreCase(page.getHost()) && (page.getPort() == host.port());
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
