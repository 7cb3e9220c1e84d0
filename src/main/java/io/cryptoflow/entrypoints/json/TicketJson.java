package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.agent.LineResult;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketAction;
import io.cryptoflow.domain.agent.TicketLine;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Tickets of the agent as the schema {@code Ticket}. */
public final class TicketJson implements TicketAction.Visitor<JsonObject> {
    private TicketJson() {}

    /** The ticket with what became of it. */
    public static JsonObject of(Ticket ticket) {
        JsonArray lines = new JsonArray();
        for (int i = 0; i < ticket.lines().size(); i++) {
            JsonObject line = line(ticket.lines().get(i));
            ticket.results().stream().skip(i).findFirst().ifPresent(result -> line.put("result", result(result)));
            lines.add(line);
        }
        JsonObject json = new JsonObject()
                .put("ticketId", ticket.id().toString())
                .put("state", ticket.state().name())
                .put("hash", ticket.hash())
                .put("canonical", ticket.canonical().text())
                .put("createdAt", ticket.createdAt().toString())
                .put("expiresAt", ticket.expiresAt().toString())
                .put("lines", lines);
        ticket.conversation().ifPresent(id -> json.put("conversationId", id.toString()));
        return json;
    }

    private static JsonObject line(TicketLine line) {
        JsonObject json = line.action().accept(new TicketJson()).put("summary", line.summary());
        line.forecasts().stream().findFirst().ifPresent(forecast -> json.put("forecast", forecast(forecast)));
        return json;
    }

    @Override
    public JsonObject place(TicketAction.Place action) {
        return new JsonObject()
                .put("type", "PLACE")
                .put("orders", new JsonArray().add(order(action.clientOrderId(), action.terms())));
    }

    @Override
    public JsonObject placeGroup(TicketAction.PlaceGroup action) {
        JsonArray orders = new JsonArray();
        action.legs()
                .forEach(leg -> orders.add(order(leg.clientOrderId(), leg.terms())
                        .put("groupRole", leg.role().name())));
        return new JsonObject().put("type", "PLACE_GROUP").put("orders", orders);
    }

    private static JsonObject order(ClientOrderId id, OrderTerms terms) {
        JsonObject json = new JsonObject().put("clientOrderId", id.value());
        OrderJson.putTerms(json, terms);
        terms.expiresAt().ifPresent(time -> json.put("expiresAt", time.toString()));
        return json;
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

    private static JsonObject forecast(TicketLine.Forecast forecast) {
        JsonObject json = new JsonObject().put("verdict", forecast.denied().isPresent() ? "DENIED" : "PASSED");
        forecast.denied().ifPresent(reason -> json.put("reason", OrderJson.reason(reason)));
        forecast.quantity().ifPresent(quantity -> json.put("fillsAtOnce", quantity.toString()));
        put(json, "notional", forecast.notional());
        put(json, "commission", forecast.commission());
        forecast.bestPrice().ifPresent(price -> json.put("bestPrice", price.toString()));
        forecast.slippage().ifPresent(slippage -> json.put("slippage", PreviewJson.plain(slippage)));
        put(json, "holds", forecast.holds());
        return json;
    }

    private static void put(JsonObject json, String field, Optional<Money> money) {
        money.ifPresent(some ->
                json.put(field, some.plain()).put(field + "Asset", some.asset().code()));
    }

    private static JsonObject result(LineResult result) {
        JsonObject json = new JsonObject()
                .put(
                        "orderIds",
                        new JsonArray(
                                result.orders().stream().map(OrderId::toString).toList()));
        result.refused().ifPresent(reason -> json.put("refused", OrderJson.reason(reason)));
        return json;
    }
}
