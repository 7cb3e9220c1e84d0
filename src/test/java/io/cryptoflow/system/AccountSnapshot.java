package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Everything that the paper account can read about itself over HTTP and on its private stream, at one moment. */
record AccountSnapshot(
        List<JsonObject> orders,
        List<JsonObject> fills,
        List<JsonObject> balances,
        List<JsonObject> orderEvents,
        List<JsonObject> story) {
    static final String STREAM = "account.paper.events";

    static AccountSnapshot of(RunningProduct product) throws Exception {
        AccountSnapshot account = withoutOrderEvents(product);
        List<JsonObject> events = new ArrayList<>();
        for (JsonObject order : account.orders()) {
            String path = "/orders/" + order.getString("orderId") + "/events";
            events.addAll(records(product.client().read(path), "events"));
        }
        return new AccountSnapshot(account.orders(), account.fills(), account.balances(), events, account.story());
    }

    /** Of an account with many orders, of which each would be asked for its events. */
    static AccountSnapshot withoutOrderEvents(RunningProduct product) throws Exception {
        ProductClient client = product.client();
        return new AccountSnapshot(
                client.readAll("/orders", "orders"),
                client.readAll("/fills", "fills"),
                records(client.read("/balances"), "balances"),
                List.of(),
                story(product));
    }

    /** The private stream from its beginning until nothing more comes for a moment. */
    private static List<JsonObject> story(RunningProduct product) throws Exception {
        try (StreamClient stream = new StreamClient(product.streams())) {
            stream.register(STREAM, product.key(), new JsonObject().put("after", 0));
            return stream.quietBodies(STREAM);
        }
    }

    private static List<JsonObject> records(JsonObject page, String list) {
        JsonArray array = page.getJsonArray(list);
        return array.stream().map(JsonObject.class::cast).toList();
    }

    List<JsonObject> openOrders() {
        return orders.stream()
                .filter(order -> order.getString("leavesQuantity") != null && isOpen(order))
                .toList();
    }

    private static boolean isOpen(JsonObject order) {
        return switch (order.getString("status")) {
            case "FILLED", "CANCELED", "REJECTED", "EXPIRED", "DENIED" -> false;
            default -> true;
        };
    }

    JsonObject order(String clientOrderId) {
        return orders.stream()
                .filter(order -> order.getString("clientOrderId").equals(clientOrderId))
                .findFirst()
                .orElseThrow();
    }

    /** Fills of an order. */
    List<JsonObject> fillsOf(JsonObject order) {
        return fills.stream()
                .filter(fill -> fill.getString("orderId").equals(order.getString("orderId")))
                .toList();
    }

    /** Asserts that nothing was made or lost since {@code start}, digit for digit, and that the story has no gap. */
    void addsUpFrom(Map<String, String> start) {
        assertThat(Money.sum(balances, "asset", "total")).isEqualTo(Money.after(start, fills));
        assertThat(Money.sum(balances, "asset", "locked")).isEqualTo(Money.held(openOrders()));
        assertThat(story.stream().map(event -> event.getLong("sequence")))
                .isEqualTo(LongStream.rangeClosed(1, story.size()).boxed().toList());
        assertThat(story.stream().filter(event -> event.containsKey("fill")).map(event -> event.getJsonObject("fill")))
                .containsExactlyInAnyOrderElementsOf(fills);
    }
}
