package io.cryptoflow.infrastructure.venue.binance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The book as the venue holds it while it sends its recorded changes, for those who ask for a snapshot in between. */
final class ServedBook {
    private static final int LEVELS = 1_000;

    private final NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, String> asks = new TreeMap<>();
    private long lastId;

    ServedBook(JsonObject snapshot) {
        lastId = snapshot.getLong("lastUpdateId");
        put(bids, snapshot.getJsonArray("bids"));
        put(asks, snapshot.getJsonArray("asks"));
    }

    synchronized void apply(JsonObject update) {
        if (update.getLong("u") > lastId) {
            lastId = update.getLong("u");
            put(bids, update.getJsonArray("b"));
            put(asks, update.getJsonArray("a"));
        }
    }

    synchronized long lastId() {
        return lastId;
    }

    synchronized String snapshot() {
        return new JsonObject()
                .put("lastUpdateId", lastId)
                .put("bids", best(bids))
                .put("asks", best(asks))
                .encode();
    }

    private static void put(NavigableMap<BigDecimal, String> side, JsonArray levels) {
        for (int i = 0; i < levels.size(); i++) {
            BigDecimal price = new BigDecimal(levels.getJsonArray(i).getString(0));
            String quantity = levels.getJsonArray(i).getString(1);
            if (new BigDecimal(quantity).signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, quantity);
            }
        }
    }

    private static JsonArray best(NavigableMap<BigDecimal, String> side) {
        JsonArray levels = new JsonArray();
        side.entrySet().stream().limit(LEVELS).forEach(level -> levels.add(level(level)));
        return levels;
    }

    private static JsonArray level(Map.Entry<BigDecimal, String> level) {
        return new JsonArray().add(level.getKey().toPlainString()).add(level.getValue());
    }
}
