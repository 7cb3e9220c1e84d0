package io.cryptoflow.entrypoints.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The routes of the contract, each with its endpoint. Vert.x's own checks of requests are off: they hop to a worker thread,
 * take text that looks like a number for one, and cost more the larger the contract is.
 */
final class ApiRouter {
    private final Contract contract;
    private final OperationHandler.Edge edge;

    ApiRouter(Contract contract, OperationHandler.Edge edge) {
        this.contract = contract;
        this.edge = edge;
    }

    /** Fails when an operation has no endpoint or an endpoint no operation. */
    Router router(Vertx vertx, OpenAPIContract loaded, Map<String, Endpoint> endpoints) {
        Map<String, ContractOperation> operations = contract.operations();
        requireSame(operations, endpoints);
        RouterBuilder builder = RouterBuilder.create(vertx, loaded);
        operations.forEach((id, operation) -> builder.getRoute(id)
                .setDoValidation(false)
                .setDoSecurity(false)
                .addHandler(new OperationHandler(operation, endpoint(endpoints, id), edge)));
        Router router = builder.createRouter();
        contract.allowedMethods()
                .forEach((path, allowed) -> router.route(path).handler(context -> refuseMethod(context, allowed)));
        return router;
    }

    private static Endpoint endpoint(Map<String, Endpoint> endpoints, String id) {
        return Objects.requireNonNull(endpoints.get(id), id);
    }

    private static void requireSame(Map<String, ContractOperation> operations, Map<String, Endpoint> endpoints) {
        if (!operations.keySet().equals(endpoints.keySet())) {
            throw new IllegalStateException("expected one endpoint per operation; the contract has "
                    + new TreeSet<>(operations.keySet()) + ", endpoints are " + new TreeSet<>(endpoints.keySet()));
        }
    }

    private void refuseMethod(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        edge.problems()
                .respond(
                        context.response(),
                        new HttpRefusal(HttpRefusal.Kind.METHOD_NOT_ALLOWED, "expected " + allowed),
                        "routing");
        edge.bodies().discard(context.request());
    }
}
