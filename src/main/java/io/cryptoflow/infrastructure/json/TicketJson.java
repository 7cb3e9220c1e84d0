package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.LineResult;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.TicketLine;
import io.cryptoflow.domain.agent.TicketLine.Forecast;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ticket as JSON and back; its state and results apart, for these change. */
public final class TicketJson {
    private TicketJson() {}

    /** All of the ticket but its state and results. */
    public static JsonObject encode(Ticket ticket) {
        JsonObject json = new JsonObject()
                .put(
                        "lines",
                        new JsonArray(
                                ticket.lines().stream().map(TicketJson::line).toList()))
                .put("hash", ticket.hash())
                .put("createdAt", ticket.createdAt().toString())
                .put("expiresAt", ticket.expiresAt().toString());
        ticket.conversation().ifPresent(id -> json.put("conversation", id.toString()));
        return json;
    }

    private static JsonObject line(TicketLine line) {
        return new JsonObject()
                .put("action", TicketActionJson.encode(line.action()))
                .put("summary", line.summary())
                .put(
                        "forecasts",
                        new JsonArray(line.forecasts().stream()
                                .map(TicketJson::forecast)
                                .toList()));
    }

    private static JsonObject forecast(Forecast forecast) {
        JsonObject json = new JsonObject();
        forecast.holds().ifPresent(money -> json.put("holds", money(money)));
        forecast.quantity().ifPresent(quantity -> json.put("quantity", quantity.toString()));
        forecast.notional().ifPresent(money -> json.put("notional", money(money)));
        forecast.commission().ifPresent(money -> json.put("commission", money(money)));
        forecast.bestPrice().ifPresent(price -> json.put("bestPrice", price.toString()));
        forecast.slippage().ifPresent(fraction -> json.put("slippage", fraction.toString()));
        forecast.denied().ifPresent(reason -> json.put("denied", reason(reason)));
        return json;
    }

    private static JsonObject money(Money money) {
        return new JsonObject()
                .put("amount", money.plain())
                .put("asset", money.asset().code());
    }

    private static JsonObject reason(Reason reason) {
        JsonObject json = new JsonObject().put("code", reason.code()).put("detail", reason.detail());
        reason.context().ifPresent(context -> json.put("reasonLimit", context.limit())
                .put("reasonValue", context.value())
                .put("reasonRemaining", context.remaining()));
        return json;
    }

    /** What became of one line. */
    public static JsonObject encode(LineResult result) {
        JsonObject json = new JsonObject()
                .put(
                        "orders",
                        new JsonArray(
                                result.orders().stream().map(OrderId::toString).toList()));
        result.refused().ifPresent(reason -> json.put("refused", reason(reason)));
        return json;
    }

    /** Reads what was written, with the rest beside it. */
    public static Ticket decode(
            TicketId id, AccountId account, Ticket.State state, JsonObject json, JsonArray results) {
        return new Ticket(
                id,
                account,
                Optional.ofNullable(json.getString("conversation")).map(ConversationId::of),
                objects(json.getJsonArray("lines")).stream()
                        .map(TicketJson::decodeLine)
                        .toList(),
                json.getString("hash"),
                Instant.parse(json.getString("createdAt")),
                Instant.parse(json.getString("expiresAt")),
                state,
                objects(results).stream().map(TicketJson::decodeResult).toList());
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static TicketLine decodeLine(JsonObject json) {
        return new TicketLine(
                TicketActionJson.decode(json.getJsonObject("action")),
                json.getString("summary"),
                objects(json.getJsonArray("forecasts")).stream()
                        .map(TicketJson::decodeForecast)
                        .toList());
    }

    private static Forecast decodeForecast(JsonObject json) {
        return new Forecast(
                decodeMoney(json, "holds"),
                Optional.ofNullable(json.getString("quantity")).map(Quantity::of),
                decodeMoney(json, "notional"),
                decodeMoney(json, "commission"),
                Optional.ofNullable(json.getString("bestPrice")).map(Price::of),
                Optional.ofNullable(json.getString("slippage")).map(BigDecimal::new),
                Optional.ofNullable(json.getJsonObject("denied")).map(TicketJson::decodeReason));
    }

    private static Optional<Money> decodeMoney(JsonObject json, String field) {
        return Optional.ofNullable(json.getJsonObject(field))
                .map(money -> Money.of(money.getString("amount"), new Asset(money.getString("asset"))));
    }

    private static Reason decodeReason(JsonObject json) {
        return OrderExtrasJson.reason(json.getString("code"), json.getString("detail"), json);
    }

    private static LineResult decodeResult(JsonObject json) {
        return new LineResult(
                json.getJsonArray("orders").stream()
                        .map(id -> OrderId.of((String) id))
                        .toList(),
                Optional.ofNullable(json.getJsonObject("refused")).map(TicketJson::decodeReason));
    }
}
