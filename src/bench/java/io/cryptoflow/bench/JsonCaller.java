package io.cryptoflow.bench;

import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;

/** Places orders over HTTP and JSON as another process would: keep-alive connections, JSON written and read for each. */
final class JsonCaller {
    private final HttpClient client;

    /** @param connections how many orders can be under way */
    JsonCaller(Vertx vertx, int port, int connections) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** The order as the answer has it. */
    Future<JsonObject> place(PlaceOrder.Command command) {
        return client.request(HttpMethod.POST, "/api/v1/orders")
                .compose(request -> request.putHeader("Authorization", "Bearer cf_bench")
                        .putHeader("Content-Type", "application/json")
                        .send(body(command).toBuffer()))
                .compose(JsonCaller::created);
    }

    private static Future<JsonObject> created(HttpClientResponse response) {
        return response.statusCode() == 201
                ? response.body().map(body -> body.toJsonObject())
                : Future.failedFuture("expected 201, was " + response.statusCode());
    }

    private static JsonObject body(PlaceOrder.Command command) {
        OrderTerms terms = command.terms();
        return new JsonObject()
                .put(
                        "clientOrderId",
                        command.clientOrderId().map(ClientOrderId::value).orElseThrow())
                .put("symbol", terms.symbol().toString())
                .put("side", terms.side().name())
                .put("type", terms.type().name())
                .put("timeInForce", terms.timeInForce().name())
                .put("quantity", terms.quantity().orElseThrow().toString())
                .put("limitPrice", terms.limitPrice().orElseThrow().toString());
    }
}
