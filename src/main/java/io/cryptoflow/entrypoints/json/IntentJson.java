package io.cryptoflow.entrypoints.json;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.OrderChange;
import io.cryptoflow.domain.agent.OrderFilter;
import io.cryptoflow.domain.agent.OrderSearch;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.Period;
import io.cryptoflow.domain.agent.PriceCondition;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a sentence means, in the JSON of the manual's page on language: decimals as strings, what was not said left out. */
public final class IntentJson implements Intent.Visitor<JsonObject> {
    private IntentJson() {}

    /** The outcome, the reason if there is one, and the actions; the remark too, where something was not understood. */
    public static JsonObject of(Interpretation interpretation) {
        JsonObject json = new JsonObject().put("outcome", lower(interpretation.outcome()));
        interpretation.reason().ifPresent(reason -> json.put("reason", lower(reason)));
        JsonArray actions = new JsonArray();
        interpretation.intents().forEach(intent -> actions.add(intent.accept(new IntentJson())));
        json.put("actions", actions);
        if (!interpretation.remark().isEmpty()) {
            json.put("note", interpretation.remark());
        }
        return json;
    }

    @Override
    public JsonObject placeOrder(Intent.PlaceOrder intent) {
        OrderWish order = intent.order();
        JsonObject json = action("place_order")
                .put("side", order.side().name())
                .put("base", order.base().code())
                .put("size", size(order.size()))
                .put("order_type", order.type().name());
        put(json, "quote", order.quote());
        put(json, "limit_price", order.limitPrice());
        put(json, "stop_price", order.stopPrice());
        order.trailPercent()
                .ifPresent(percent ->
                        json.put("trail_pct", percent.stripTrailingZeros().toPlainString()));
        put(json, "tif", order.timeInForce());
        put(json, "expire_at", order.expiresAt());
        if (order.postOnly()) {
            json.put("post_only", true);
        }
        put(json, "venue", order.venue());
        order.condition().ifPresent(condition -> json.put("condition", condition(condition)));
        order.attachedTo().ifPresent(index -> json.put("attached_to", index));
        return json;
    }

    private static JsonObject size(WishedSize size) {
        JsonObject json = new JsonObject()
                .put("kind", lower(size.kind()))
                .put("value", size.value().toPlainString());
        put(json, "currency", size.currency());
        return json;
    }

    private static JsonObject condition(PriceCondition condition) {
        return new JsonObject()
                .put("symbol", condition.asset().code())
                .put("op", condition.relation().name())
                .put("price", condition.price().toString());
    }

    @Override
    public JsonObject cancelOrders(Intent.CancelOrders intent) {
        return action("cancel_orders").put("filter", filter(intent.filter()));
    }

    @Override
    public JsonObject modifyOrder(Intent.ModifyOrder intent) {
        OrderChange change = intent.change();
        JsonObject set = new JsonObject();
        put(set, "limit_price", change.limitPrice());
        put(set, "stop_price", change.stopPrice());
        put(set, "quantity", change.quantity());
        return action("modify_order").put("filter", filter(intent.filter())).put("set", set);
    }

    private static JsonObject filter(OrderFilter filter) {
        JsonObject json = new JsonObject();
        put(json, "order_id", filter.orderId());
        if (filter.last()) {
            json.put("last", true);
        }
        put(json, "base", filter.base());
        if (!filter.excluded().isEmpty()) {
            json.put("exclude_base", codes(filter.excluded()));
        }
        put(json, "side", filter.side());
        put(json, "order_type", filter.type());
        put(json, "venue", filter.venue());
        return json;
    }

    @Override
    public JsonObject findPrice(Intent.FindPrice intent) {
        JsonObject json = action("get_price").put("symbols", codes(intent.assets()));
        put(json, "quote", intent.quote());
        put(json, "venue", intent.venue());
        return json;
    }

    @Override
    public JsonObject findBook(Intent.FindBook intent) {
        JsonObject json = action("get_order_book").put("base", intent.base().code());
        put(json, "venue", intent.venue());
        return json;
    }

    @Override
    public JsonObject findStatistics(Intent.FindStatistics intent) {
        JsonObject json = action("get_stats").put("base", intent.base().code());
        put(json, "venue", intent.venue());
        return json;
    }

    @Override
    public JsonObject findBalance(Intent.FindBalance intent) {
        JsonObject json = action("get_balance");
        put(json, "asset", intent.asset());
        return json;
    }

    @Override
    public JsonObject findPositions(Intent.FindPositions intent) {
        JsonObject json = action("get_positions");
        put(json, "base", intent.base());
        return json;
    }

    @Override
    public JsonObject findOrders(Intent.FindOrders intent) {
        OrderSearch search = intent.search();
        JsonObject json = action("get_orders");
        search.status().ifPresent(status -> json.put("status", statusName(status)));
        put(json, "base", search.base());
        put(json, "side", search.side());
        put(json, "order_id", search.orderId());
        put(json, "venue", search.venue());
        return json;
    }

    /** The language of requests spells it the other way. */
    private static String statusName(OrderSearch.Status status) {
        return status == OrderSearch.Status.CANCELED ? "CANCELLED" : status.name();
    }

    @Override
    public JsonObject findFills(Intent.FindFills intent) {
        return ofPeriod("get_fills", intent.base(), intent.period());
    }

    @Override
    public JsonObject findProfit(Intent.FindProfit intent) {
        return ofPeriod("get_pnl", intent.base(), intent.period());
    }

    private static JsonObject ofPeriod(String type, Optional<Asset> base, Optional<Period> period) {
        JsonObject json = action(type);
        put(json, "base", base);
        put(json, "period", period);
        return json;
    }

    @Override
    public JsonObject help() {
        return action("help");
    }

    @Override
    public JsonObject askManual(Intent.AskManual intent) {
        return action("ask_docs").put("query", intent.question());
    }

    private static JsonObject action(String type) {
        return new JsonObject().put("type", type);
    }

    private static JsonArray codes(List<Asset> assets) {
        return new JsonArray(assets.stream().map(Asset::code).toList());
    }

    private static void put(JsonObject json, String field, Optional<?> value) {
        value.ifPresent(present -> json.put(field, present.toString()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
