package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PreviewOrder;
import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.application.port.AccountReader.Selection;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.entrypoints.json.AccountEventJson;
import io.cryptoflow.entrypoints.json.AmendOrderJson;
import io.cryptoflow.entrypoints.json.OrderJson;
import io.cryptoflow.entrypoints.json.PlaceOrderJson;
import io.cryptoflow.entrypoints.json.PreviewJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Placing, canceling and following orders. */
final class OrderEndpoints {
    private final MessageBus bus;
    private final String basePath;

    OrderEndpoints(MessageBus bus, String basePath) {
        this.bus = bus;
        this.basePath = basePath;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of(
                "placeOrder", this::place,
                "previewOrder", this::preview,
                "getOrder", this::get,
                "listOrders", this::list,
                "cancelOrder", this::cancel,
                "amendOrder", this::amend,
                "getOrderEvents", this::events);
    }

    private Future<Answer> place(Call call) {
        return bus.request(
                        Addresses.PLACE_ORDER,
                        PlaceOrderJson.command(call.account(), call.principal().key(), call.body()))
                .map(this::placed);
    }

    private Future<Answer> preview(Call call) {
        PlaceOrder.Command command =
                PlaceOrderJson.command(call.account(), call.principal().key(), call.body());
        return bus.request(
                        Addresses.PREVIEW_ORDER, new PreviewOrder.Query(call.account(), command.key(), command.terms()))
                .map(preview -> Answer.ok(PreviewJson.of(preview)));
    }

    private Answer placed(PlaceOrder.Result result) {
        if (result.isDenied()) {
            return Answer.denied(result.order());
        }
        JsonObject order = OrderJson.of(result.order());
        return result.replayed()
                ? Answer.ok(order)
                : Answer.created(basePath + "/orders/" + result.order().id(), order);
    }

    private Future<Answer> get(Call call) {
        return bus.request(Addresses.FIND_ORDER, new FindOrder.Query(call.account(), call.orderId()))
                .map(found -> Answer.ok(OrderJson.of(found.order())));
    }

    private Future<Answer> list(Call call) {
        String status = call.text("status").orElseThrow();
        Cursor cursor = new Cursor("orders " + call.account() + " " + call.symbol() + " " + status);
        OrderFilter filter = new OrderFilter(
                call.symbol(),
                Selection.valueOf(status.toUpperCase(Locale.ROOT)),
                call.number("limit"),
                call.text("cursor").map(text -> cursor.decode(text, OrderId::of)));
        return bus.request(Addresses.FIND_ORDERS, new FindOrders.Query(call.account(), filter))
                .map(page -> Answer.ok(page(page, cursor)));
    }

    private static JsonObject page(FindOrders.Result page, Cursor cursor) {
        JsonArray orders = new JsonArray();
        page.orders().forEach(order -> orders.add(OrderJson.of(order)));
        JsonObject json = new JsonObject().put("orders", orders);
        Optional<String> next = page.next().map(OrderId::toString).map(cursor::encode);
        next.ifPresent(position -> json.put("next", position));
        return json;
    }

    private Future<Answer> cancel(Call call) {
        return bus.request(Addresses.CANCEL_ORDER, new CancelOrder.Command(call.account(), call.orderId()))
                .map(result -> canceled(result.order()));
    }

    private static Answer canceled(Order order) {
        return order.isOpen() ? Answer.accepted(OrderJson.of(order)) : Answer.ok(OrderJson.of(order));
    }

    private Future<Answer> amend(Call call) {
        return bus.request(Addresses.AMEND_ORDER, AmendOrderJson.command(call.account(), call.orderId(), call.body()))
                .map(OrderEndpoints::amended);
    }

    private static Answer amended(AmendOrder.Result result) {
        Order order = result.order();
        if (result.denied().isPresent()) {
            return new Answer.Denied(result.denied().get(), order);
        }
        JsonObject json = OrderJson.of(order);
        return order.revision().pending().isPresent() ? Answer.accepted(json) : Answer.ok(json);
    }

    private Future<Answer> events(Call call) {
        return bus.request(Addresses.FIND_ORDER_EVENTS, new FindOrderEvents.Query(call.account(), call.orderId()))
                .map(found -> Answer.ok(AccountEventJson.list(found.events())));
    }
}
