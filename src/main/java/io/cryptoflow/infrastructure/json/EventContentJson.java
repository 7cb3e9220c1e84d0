package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.BalancesChanged;
import io.cryptoflow.domain.account.AccountEvent.ControlsChanged;
import io.cryptoflow.domain.account.AccountEvent.DeadMansSwitchChanged;
import io.cryptoflow.domain.account.AccountEvent.OrderChanged;
import io.cryptoflow.domain.account.AccountEvent.PositionChanged;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** What happened, as JSON and back. {@code type} is the event's name. */
public final class EventContentJson {
    private static final String BALANCES_CHANGED = "BalancesChanged";
    private static final String POSITION_CHANGED = "PositionChanged";
    private static final String CONTROLS_CHANGED = "ControlsChanged";
    private static final String DEAD_MANS_SWITCH_CHANGED = "DeadMansSwitchChanged";
    private static final String ORDER_FILLED = "OrderFilled";
    private static final String AMEND_REJECTED = "OrderAmendRejected";
    private static final Map<String, Function<Order, OrderEvent>> ORDER_EVENTS = Map.ofEntries(
            Map.entry("OrderPlaced", OrderEvent.OrderPlaced::new),
            Map.entry("OrderDenied", OrderEvent.OrderDenied::new),
            Map.entry("OrderAccepted", OrderEvent.OrderAccepted::new),
            Map.entry("OrderRejected", OrderEvent.OrderRejected::new),
            Map.entry("OrderCancelRequested", OrderEvent.OrderCancelRequested::new),
            Map.entry("OrderCanceled", OrderEvent.OrderCanceled::new),
            Map.entry("OrderExpired", OrderEvent.OrderExpired::new),
            Map.entry("OrderUnknown", OrderEvent.OrderUnknown::new),
            Map.entry("OrderArmed", OrderEvent.OrderArmed::new),
            Map.entry("OrderStopMoved", OrderEvent.OrderStopMoved::new),
            Map.entry("OrderTriggered", OrderEvent.OrderTriggered::new),
            Map.entry("OrderAmendRequested", OrderEvent.OrderAmendRequested::new),
            Map.entry("OrderAmended", OrderEvent.OrderAmended::new));

    private EventContentJson() {}

    /** The event's name and everything it carries. */
    public static JsonObject encode(AccountEvent.Content content) {
        if (content instanceof BalancesChanged changed) {
            JsonArray balances = new JsonArray();
            changed.balances().forEach(balance -> balances.add(encode(balance)));
            return new JsonObject().put("type", BALANCES_CHANGED).put("balances", balances);
        }
        if (content instanceof PositionChanged changed) {
            return new JsonObject()
                    .put("type", POSITION_CHANGED)
                    .put("position", PositionJson.encode(changed.position()));
        }
        if (content instanceof ControlsChanged changed) {
            return ControlsJson.put(new JsonObject().put("type", CONTROLS_CHANGED), changed);
        }
        if (content instanceof DeadMansSwitchChanged changed) {
            return ControlsJson.put(new JsonObject().put("type", DEAD_MANS_SWITCH_CHANGED), changed);
        }
        OrderEvent event = ((OrderChanged) content).event();
        JsonObject json = new JsonObject()
                .put("type", event.getClass().getSimpleName())
                .put("order", OrderJson.encode(event.order()));
        if (event instanceof OrderEvent.OrderAmendRejected rejected) {
            Reason reason = rejected.reason();
            json.put("reason", new JsonObject().put("code", reason.code()).put("detail", reason.detail()));
        }
        return event instanceof OrderEvent.OrderFilled filled ? json.put("fill", FillJson.encode(filled.fill())) : json;
    }

    /** Reads what {@link #encode} wrote; {@link IllegalArgumentException} when the type is not known. */
    public static AccountEvent.Content decode(JsonObject json) {
        String type = json.getString("type");
        if (type.equals(BALANCES_CHANGED)) {
            return new BalancesChanged(json.getJsonArray("balances").stream()
                    .map(balance -> balance((JsonObject) balance))
                    .toList());
        }
        if (type.equals(POSITION_CHANGED)) {
            return new PositionChanged(PositionJson.decode(json.getJsonObject("position")));
        }
        if (type.equals(CONTROLS_CHANGED)) {
            return ControlsJson.controlsChanged(json);
        }
        if (type.equals(DEAD_MANS_SWITCH_CHANGED)) {
            return ControlsJson.deadMansSwitchChanged(json);
        }
        Order order = OrderJson.decode(json.getJsonObject("order"));
        if (type.equals(ORDER_FILLED)) {
            return new OrderChanged(new OrderEvent.OrderFilled(order, FillJson.decode(json.getJsonObject("fill"))));
        }
        if (type.equals(AMEND_REJECTED)) {
            JsonObject reason = json.getJsonObject("reason");
            return new OrderChanged(new OrderEvent.OrderAmendRejected(
                    order, new Reason(reason.getString("code"), reason.getString("detail"))));
        }
        Function<Order, OrderEvent> event = ORDER_EVENTS.get(type);
        if (event == null) {
            throw new IllegalArgumentException("expected the name of an event, was " + type);
        }
        return new OrderChanged(event.apply(order));
    }

    private static JsonObject encode(Balance balance) {
        return new JsonObject()
                .put("asset", balance.asset().code())
                .put("free", balance.free().plain())
                .put("locked", balance.locked().plain());
    }

    private static Balance balance(JsonObject json) {
        Asset asset = new Asset(json.getString("asset"));
        return new Balance(Money.of(json.getString("free"), asset), Money.of(json.getString("locked"), asset));
    }
}
