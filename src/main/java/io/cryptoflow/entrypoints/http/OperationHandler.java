package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.entrypoints.auth.ApiKeyAuth;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way of every request: who asks, may they, what is asked, the answer. A body is not read before the first two are known. */
final class OperationHandler implements Handler<RoutingContext> {
    private final ContractOperation operation;
    private final Endpoint endpoint;
    private final Edge edge;

    /** What all operations share. */
    record Edge(ApiKeyAuth auth, BodyReader bodies, ProblemResponder problems) {}

    OperationHandler(ContractOperation operation, Endpoint endpoint, Edge edge) {
        this.operation = operation;
        this.endpoint = endpoint;
        this.edge = edge;
    }

    @Override
    public void handle(RoutingContext context) {
        Span.current().updateName(operation.id());
        HttpServerRequest request = operation.hasBody() ? context.request().pause() : context.request();
        edge.auth()
                .authenticateHeader(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)))
                .map(operation::permit)
                .compose(principal -> call(principal, context))
                .compose(endpoint::answer)
                .map(answer -> respond(request, answer))
                .onFailure(cause -> edge.problems().respond(context.response(), cause, operation.id()))
                .onComplete(done -> edge.bodies().discard(request));
    }

    private Future<Call> call(Principal principal, RoutingContext context) {
        Map<String, Object> parameters = parameters(context);
        Future<JsonObject> body =
                operation.hasBody() ? edge.bodies().read(context.request()) : Future.succeededFuture(new JsonObject());
        return body.map(read -> new Call(principal, parameters, read));
    }

    private Map<String, Object> parameters(RoutingContext context) {
        Map<String, Object> values = new HashMap<>();
        Set<String> unknown = new HashSet<>(context.queryParams().names());
        for (ParameterRule rule : operation.parameters()) {
            Optional<String> text =
                    rule.inPath() ? Optional.of(context.pathParam(rule.name())) : query(rule.name(), context);
            text.map(rule::read).or(rule::fallback).ifPresent(value -> values.put(rule.name(), value));
            unknown.remove(rule.name());
        }
        unknown.stream().sorted().findFirst().ifPresent(name -> {
            throw unknownParameter(name);
        });
        return values;
    }

    static FailureException unknownParameter(String name) {
        return InvalidRequest.field("UNKNOWN_PARAMETER", name, "expected no such parameter");
    }

    private static Optional<String> query(String name, RoutingContext context) {
        List<String> given = context.queryParams().getAll(name);
        if (given.size() > 1) {
            throw InvalidRequest.field("INVALID_PARAMETER", name, "expected it once");
        }
        return given.stream().findFirst();
    }

    private Answer respond(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (answer instanceof Answer.Denied denied) {
            edge.problems().respondDenied(response, denied);
        } else if (response.closed()) {
            return answer;
        } else if (answer instanceof Answer.Stream stream) {
            stream.begin().accept(request);
        } else {
            Answer.Document document = (Answer.Document) answer;
            document.location().ifPresent(path -> response.putHeader(HttpHeaders.LOCATION, path));
            response.setStatusCode(document.status().code())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(document.body());
        }
        return answer;
    }
}
