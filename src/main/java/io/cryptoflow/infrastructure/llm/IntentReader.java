package io.cryptoflow.infrastructure.llm;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.OrderChange;
import io.cryptoflow.domain.agent.OrderFilter;
import io.cryptoflow.domain.agent.OrderSearch;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.Period;
import io.cryptoflow.domain.agent.PriceCondition;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Decimals;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes requests of arguments that hold to the schemas of the tools: what they name must exist, and their parts fit together. */
final class IntentReader {
    private final MarketVocabulary vocabulary;

    IntentReader(MarketVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What {@code tool} asks for, in {@code sentence}; {@link WrongArguments} says what does not fit. */
    Intent read(String tool, JsonObject json, String sentence) {
        try {
            return switch (tool) {
                case "place_order" -> new Intent.PlaceOrder(order(json));
                case "cancel_orders" -> new Intent.CancelOrders(filter(json.getJsonObject("filter")));
                case "modify_order" ->
                    new Intent.ModifyOrder(filter(json.getJsonObject("filter")), change(json.getJsonObject("set")));
                case "get_price" -> new Intent.FindPrice(coins(json, "symbols"), currency(json, "quote"), venue(json));
                case "get_order_book" -> new Intent.FindBook(coin(json.getString("base")), venue(json));
                case "get_stats" -> new Intent.FindStatistics(coin(json.getString("base")), venue(json));
                case "get_balance" -> new Intent.FindBalance(value(json, "asset", this::any));
                case "get_positions" -> new Intent.FindPositions(base(json));
                case "get_orders" -> new Intent.FindOrders(search(json));
                case "get_fills" -> new Intent.FindFills(base(json), value(json, "period", Period::valueOf));
                case "get_pnl" -> new Intent.FindProfit(base(json), value(json, "period", Period::valueOf));
                case "help" -> new Intent.Help();
                case "ask_docs" -> new Intent.AskManual(sentence);
                default -> throw new WrongArguments("no such tool");
            };
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new WrongArguments(String.valueOf(wrong.getMessage()));
        }
    }

    private OrderWish order(JsonObject json) {
        return new OrderWish(
                Side.valueOf(json.getString("side")),
                coin(json.getString("base")),
                currency(json, "quote"),
                size(json.getJsonObject("size")),
                OrderType.valueOf(json.getString("order_type")),
                value(json, "limit_price", Price::of),
                value(json, "stop_price", Price::of),
                value(json, "trail_pct", Decimals::parse),
                value(json, "tif", TimeInForce::valueOf),
                Optional.empty(),
                json.getBoolean("post_only", false),
                venue(json),
                Optional.ofNullable(json.getJsonObject("condition")).map(this::condition),
                Optional.ofNullable(json.getInteger("attached_to")));
    }

    private WishedSize size(JsonObject json) {
        return new WishedSize(
                WishedSize.Kind.valueOf(json.getString("kind").toUpperCase(Locale.ROOT)),
                Decimals.parse(json.getString("value")),
                value(json, "currency", this::any));
    }

    private PriceCondition condition(JsonObject json) {
        return new PriceCondition(
                coin(json.getString("symbol")),
                PriceCondition.Relation.valueOf(json.getString("op")),
                Price.of(json.getString("price")));
    }

    private OrderFilter filter(JsonObject json) {
        return new OrderFilter(
                Optional.ofNullable(json.getString("order_id")),
                json.getBoolean("last", false),
                base(json),
                json.containsKey("exclude_base") ? coins(json, "exclude_base") : List.of(),
                value(json, "side", Side::valueOf),
                value(json, "order_type", OrderType::valueOf),
                venue(json));
    }

    private static OrderChange change(JsonObject json) {
        return new OrderChange(
                value(json, "limit_price", Price::of),
                value(json, "stop_price", Price::of),
                value(json, "quantity", Quantity::of));
    }

    private OrderSearch search(JsonObject json) {
        return new OrderSearch(
                value(json, "status", text -> OrderSearch.Status.valueOf(text.equals("CANCELLED") ? "CANCELED" : text)),
                base(json),
                value(json, "side", Side::valueOf),
                Optional.ofNullable(json.getString("order_id")),
                venue(json));
    }

    private Optional<Asset> base(JsonObject json) {
        return value(json, "base", this::coin);
    }

    private Optional<Asset> currency(JsonObject json, String field) {
        return value(json, field, code -> listed(code, isCurrency(new Asset(code))));
    }

    private Optional<String> venue(JsonObject json) {
        return value(json, "venue", name -> {
            if (!vocabulary.venues().contains(name)) {
                throw new WrongArguments("no such venue; there are " + vocabulary.venues());
            }
            return name;
        });
    }

    private List<Asset> coins(JsonObject json, String field) {
        JsonArray codes = json.getJsonArray(field);
        return codes.stream().map(code -> coin((String) code)).toList();
    }

    private Asset coin(String code) {
        return listed(code, isCoin(new Asset(code)));
    }

    private Asset any(String code) {
        return listed(code, isCoin(new Asset(code)) || isCurrency(new Asset(code)));
    }

    private static Asset listed(String code, boolean known) {
        if (!known) {
            throw new WrongArguments(code + " is not traded here");
        }
        return new Asset(code);
    }

    private boolean isCoin(Asset asset) {
        return vocabulary.assets().stream()
                .anyMatch(traded -> traded.named().asset().equals(asset));
    }

    private boolean isCurrency(Asset asset) {
        return vocabulary.currencies().stream().anyMatch(named -> named.asset().equals(asset));
    }

    private static <T> Optional<T> value(JsonObject json, String field, Function<String, T> reader) {
        return Optional.ofNullable(json.getString(field)).map(reader);
    }
}
