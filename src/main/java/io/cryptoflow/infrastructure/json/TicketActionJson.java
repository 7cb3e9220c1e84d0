package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** An action of a ticket as JSON and back, whole. */
final class TicketActionJson {
    private TicketActionJson() {}

    static JsonObject encode(TicketAction action) {
        return action.accept(new Written());
    }

    private static final class Written implements TicketAction.Visitor<JsonObject> {
        @Override
        public JsonObject place(TicketAction.Place action) {
            return new JsonObject()
                    .put("type", "PLACE")
                    .put("clientOrderId", action.clientOrderId().value())
                    .put("terms", OrderJson.encodeTerms(action.terms()));
        }

        @Override
        public JsonObject placeGroup(TicketAction.PlaceGroup action) {
            JsonArray legs = new JsonArray();
            action.legs()
                    .forEach(leg -> legs.add(new JsonObject()
                            .put("clientOrderId", leg.clientOrderId().value())
                            .put("role", leg.role().name())
                            .put("terms", OrderJson.encodeTerms(leg.terms()))));
            return new JsonObject().put("type", "PLACE_GROUP").put("legs", legs);
        }

        @Override
        public JsonObject cancel(TicketAction.Cancel action) {
            return new JsonObject()
                    .put("type", "CANCEL")
                    .put("orderId", action.orderId().toString());
        }

        @Override
        public JsonObject amend(TicketAction.Amend action) {
            JsonObject json = new JsonObject()
                    .put("type", "AMEND")
                    .put("orderId", action.orderId().toString());
            action.quantity().ifPresent(quantity -> json.put("quantity", quantity.toString()));
            action.limitPrice().ifPresent(price -> json.put("limitPrice", price.toString()));
            action.stopPrice().ifPresent(price -> json.put("stopPrice", price.toString()));
            return json;
        }
    }

    static TicketAction decode(JsonObject json) {
        String type = json.getString("type");
        return switch (type) {
            case "PLACE" ->
                new TicketAction.Place(
                        new ClientOrderId(json.getString("clientOrderId")),
                        OrderJson.decodeTerms(json.getJsonObject("terms")));
            case "PLACE_GROUP" ->
                new TicketAction.PlaceGroup(TicketJson.objects(json.getJsonArray("legs")).stream()
                        .map(TicketActionJson::leg)
                        .toList());
            case "CANCEL" -> new TicketAction.Cancel(OrderId.of(json.getString("orderId")));
            case "AMEND" ->
                new TicketAction.Amend(
                        OrderId.of(json.getString("orderId")),
                        Optional.ofNullable(json.getString("quantity")).map(Quantity::of),
                        Optional.ofNullable(json.getString("limitPrice")).map(Price::of),
                        Optional.ofNullable(json.getString("stopPrice")).map(Price::of));
            default -> throw new IllegalArgumentException("expected an action of a ticket, was " + type);
        };
    }

    private static TicketAction.Leg leg(JsonObject json) {
        return new TicketAction.Leg(
                new ClientOrderId(json.getString("clientOrderId")),
                OrderGroup.Role.valueOf(json.getString("role")),
                OrderJson.decodeTerms(json.getJsonObject("terms")));
    }
}
