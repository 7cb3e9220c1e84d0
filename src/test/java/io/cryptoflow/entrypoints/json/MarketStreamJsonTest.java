package io.cryptoflow.entrypoints.json;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MarketStreamJsonTest {
    @Test
    void tellsOnlyTheLevelsThatChanged() {
        OrderBook before = book(1, Map.of(99, 1, 98, 2, 97, 3), Map.of(101, 1, 102, 2));
        OrderBook now = book(4, Map.of(99, 1, 98, 5, 96, 1), Map.of(100, 7, 101, 1, 102, 2));

        assertThat(MarketStreamJson.bookChange(before, now))
                .isEqualTo(new JsonObject()
                        .put("symbol", "BTC-USDT")
                        .put("snapshot", false)
                        .put("previousSequence", 1L)
                        .put("sequence", 4L)
                        .put(
                                "bids",
                                new JsonArray()
                                        .add(level(98, 5))
                                        .add(level(97, 0))
                                        .add(level(96, 1)))
                        .put("asks", new JsonArray().add(level(100, 7)))
                        .put("occurredAt", NOON.toString())
                        .put("stale", false));
    }

    @Property(tries = 300)
    void turnsOneBookIntoTheNext(@ForAll("sides") List<Map<Integer, Integer>> sides) {
        OrderBook before = book(1, sides.get(0), above(sides.get(1)));
        OrderBook now = book(2, sides.get(2), above(sides.get(3)));

        JsonObject change = MarketStreamJson.bookChange(before, now);

        assertThat(applied(before.bids(), change.getJsonArray("bids"))).isEqualTo(applied(now.bids(), new JsonArray()));
        assertThat(applied(before.asks(), change.getJsonArray("asks"))).isEqualTo(applied(now.asks(), new JsonArray()));
    }

    /** Two bids and two asks: price to quantity. */
    @Provide
    Arbitrary<List<Map<Integer, Integer>>> sides() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 3))
                .ofMaxSize(20)
                .list()
                .ofSize(4);
    }

    private static Map<Integer, Integer> above(Map<Integer, Integer> side) {
        Map<Integer, Integer> asks = new TreeMap<>();
        side.forEach((price, quantity) -> asks.put(price + 100, quantity));
        return asks;
    }

    private static Map<String, String> applied(List<BookLevel> levels, JsonArray changes) {
        Map<String, String> side = new TreeMap<>();
        levels.forEach(
                level -> side.put(level.price().toString(), level.quantity().toString()));
        changes.stream().map(JsonObject.class::cast).forEach(change -> {
            side.put(change.getString("price"), change.getString("quantity"));
            side.values().remove("0");
        });
        return side;
    }

    private static OrderBook book(long sequence, Map<Integer, Integer> bids, Map<Integer, Integer> asks) {
        Comparator<Integer> rising = Comparator.naturalOrder();
        return new OrderBook(BTC_USDT, sequence, levels(bids, rising.reversed()), levels(asks, rising), NOON);
    }

    private static List<BookLevel> levels(Map<Integer, Integer> side, Comparator<Integer> order) {
        return side.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .map(entry -> new BookLevel(
                        Price.of(entry.getKey().toString()),
                        Quantity.of(entry.getValue().toString())))
                .toList();
    }

    private static JsonObject level(int price, int quantity) {
        return new JsonObject().put("price", Integer.toString(price)).put("quantity", Integer.toString(quantity));
    }
}
