package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.entrypoints.json.OrderGroupJson;
import io.cryptoflow.entrypoints.json.OrderJson;
import io.cryptoflow.entrypoints.json.PlaceOrderJson;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several orders in one request: groups of which one trades, batches, and canceling all. */
final class OrderSetEndpoints {
    private final MessageBus bus;
    private final String basePath;
    private final ProblemResponder problems;

    OrderSetEndpoints(MessageBus bus, String basePath, ProblemResponder problems) {
        this.bus = bus;
        this.basePath = basePath;
        this.problems = problems;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of(
                "placeOco", this::placeOco,
                "placeBracket", this::placeBracket,
                "placeOrders", this::placeBatch,
                "cancelOrders", this::cancelAll);
    }

    private Future<Answer> placeOco(Call call) {
        return placeGroup(OrderGroupJson.oco(call.account(), call.principal().key(), call.body()));
    }

    private Future<Answer> placeBracket(Call call) {
        return placeGroup(
                OrderGroupJson.bracket(call.account(), call.principal().key(), call.body()));
    }

    private Future<Answer> placeGroup(PlaceOrderGroup.Command command) {
        return bus.request(Addresses.PLACE_ORDER_GROUP, command).map(this::placed);
    }

    private Answer placed(PlaceOrderGroup.Result result) {
        Optional<Order> denied = result.denied();
        if (denied.isPresent()) {
            return Answer.denied(denied.get());
        }
        JsonObject orders = orders(result.orders());
        return result.replayed()
                ? Answer.ok(orders)
                : Answer.created(basePath + "/orders/" + result.orders().get(0).id(), orders);
    }

    private Future<Answer> placeBatch(Call call) {
        List<Future<JsonObject>> results = PlaceOrderJson.batch(call.body()).stream()
                .map(order -> placeOne(call, order))
                .toList();
        return Future.all(results).map(all -> {
            JsonArray array = new JsonArray();
            results.forEach(done -> array.add(done.result()));
            return Answer.ok(new JsonObject().put("results", array));
        });
    }

    private Future<JsonObject> placeOne(Call call, JsonObject order) {
        return Future.succeededFuture(order)
                .map(body ->
                        PlaceOrderJson.command(call.account(), call.principal().key(), body))
                .compose(command -> bus.request(Addresses.PLACE_ORDER, command))
                .map(OrderSetEndpoints::result)
                .otherwise(cause -> result(problems.problemOf(cause, "placeOrders")));
    }

    private static JsonObject result(PlaceOrder.Result placed) {
        if (placed.isDenied()) {
            return result(Problem.ofDenied(HttpResponseStatus.UNPROCESSABLE_ENTITY, Answer.denied(placed.order())));
        }
        HttpResponseStatus status = placed.replayed() ? HttpResponseStatus.OK : HttpResponseStatus.CREATED;
        return new JsonObject().put("status", status.code()).put("order", OrderJson.of(placed.order()));
    }

    private static JsonObject result(Problem problem) {
        return new JsonObject().put("status", problem.status().code()).put("problem", problem.json());
    }

    private Future<Answer> cancelAll(Call call) {
        Optional<Side> side = call.text("side").map(Side::valueOf);
        return bus.request(
                        Addresses.CANCEL_ORDERS,
                        new CancelOrders.Command(call.account(), call.symbol(), side, Optional.empty()))
                .map(canceled -> Answer.ok(orders(canceled.orders())));
    }

    private static JsonObject orders(List<Order> orders) {
        JsonArray array = new JsonArray();
        orders.forEach(order -> array.add(OrderJson.of(order)));
        return new JsonObject().put("orders", array);
    }
}
