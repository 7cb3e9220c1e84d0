package io.cryptoflow.entrypoints.terminal;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The market and the account that sentences are read against, from a JSON file. */
public record World(MarketVocabulary vocabulary, AccountContext context) {

    /** Reads {@code text}; {@link IllegalArgumentException} says in one line what was expected. */
    public static World parse(String text) {
        try {
            JsonObject json = new JsonObject(text);
            return new World(vocabulary(json), context(json));
        } catch (DecodeException | ClassCastException | DateTimeException wrong) {
            throw new IllegalArgumentException("expected the JSON of a world: " + firstLine(wrong), wrong);
        }
    }

    private static MarketVocabulary vocabulary(JsonObject json) {
        List<MarketVocabulary.Traded> assets = objects(json, "assets").stream()
                .map(asset -> new MarketVocabulary.Traded(named(asset), Price.of(text(asset, "referencePriceUsd"))))
                .toList();
        List<MarketVocabulary.Named> currencies =
                objects(json, "quotes").stream().map(World::named).toList();
        return new MarketVocabulary(assets, currencies, strings(json, "venues"));
    }

    private static MarketVocabulary.Named named(JsonObject json) {
        return new MarketVocabulary.Named(new Asset(text(json, "code")), strings(json, "names"));
    }

    private static AccountContext context(JsonObject json) {
        return new AccountContext(
                Instant.parse(text(json, "clock")),
                ZoneId.of(text(json, "timeZone")),
                new Asset(text(json, "accountCurrency")),
                json.containsKey("openOrders")
                        ? objects(json, "openOrders").stream().map(World::order).toList()
                        : List.of());
    }

    private static AccountContext.OpenOrder order(JsonObject json) {
        return new AccountContext.OpenOrder(
                text(json, "orderId"),
                Side.valueOf(text(json, "side")),
                new Asset(text(json, "base")),
                OrderType.valueOf(text(json, "type")));
    }

    private static List<JsonObject> objects(JsonObject json, String field) {
        return array(json, field).stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> strings(JsonObject json, String field) {
        return array(json, field).stream().map(String.class::cast).toList();
    }

    private static JsonArray array(JsonObject json, String field) {
        return Optional.ofNullable(json.getJsonArray(field))
                .orElseThrow(() -> new IllegalArgumentException("expected the array \"" + field + "\""));
    }

    private static String text(JsonObject json, String field) {
        return Optional.ofNullable(json.getString(field))
                .orElseThrow(() -> new IllegalArgumentException("expected the text \"" + field + "\""));
    }

    static String firstLine(Exception wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }
}
