package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** A client that places, amends and cancels orders, and asks the same again until it is answered; it notes what it was told. */
final class Trader implements Callable<Trader> {
    private static final int CONFLICT = 409;
    private static final int DENIED = 422;
    private static final int UNAVAILABLE = 503;
    private static final long RETRY_MILLIS = 50;
    private static final long PATIENCE_MILLIS = 180_000;

    /** Where the market never comes. */
    private static final String FAR_BELOW = "1000";

    private static final String FAR_ABOVE = "500000";

    private final String name;
    private final ProductClient client;
    private final Random random;
    private final BooleanSupplier goesOn;

    /** Order ids by client order id, as they were told first. */
    final Map<String, String> placed = new LinkedHashMap<>();
    /** Client order ids of orders that were denied. */
    final Set<String> denied = new HashSet<>();
    /** Ids of orders whose cancellation was taken. */
    final Set<String> canceled = new HashSet<>();
    /** Answers that differ from an earlier one to the same question, or that nobody expects. */
    final List<String> complaints = new ArrayList<>();
    /** Questions that had to be asked again. */
    int retries;

    Trader(String name, ProductClient client, long seed, BooleanSupplier goesOn) {
        this.name = name;
        this.client = client;
        this.random = new Random(seed);
        this.goesOn = goesOn;
    }

    @Override
    public Trader call() throws Exception {
        for (int number = 1; goesOn.getAsBoolean(); number++) {
            JsonObject order = next(name + "-" + number);
            place(order);
            if (random.nextInt(4) == 0) {
                place(order);
            }
            Optional<String> id = Optional.ofNullable(placed.get(order.getString("clientOrderId")));
            if (order.getString("type").equals("LIMIT")) {
                changeMind(id.orElseThrow());
            }
        }
        return this;
    }

    /** Places {@code count} orders that rest, and nothing else. */
    Trader rest(int count) throws Exception {
        for (int number = 1; number <= count; number++) {
            placeOne(number);
        }
        return this;
    }

    /** Places one order that rests. */
    void placeOne(int number) throws Exception {
        place(ProductClient.limitOrder(name + "-" + number, "BUY", "0.005", FAR_BELOW));
    }

    private void changeMind(String orderId) throws Exception {
        if (random.nextInt(4) == 0) {
            amend(orderId);
        }
        if (random.nextBoolean()) {
            cancel(orderId);
        }
        if (random.nextInt(25) == 0) {
            cancelAll();
        }
    }

    private void amend(String orderId) throws Exception {
        JsonObject change = new JsonObject().put("quantity", "0.01" + random.nextInt(10));
        ProductClient.Reply reply = untilAnswered(() -> client.amend(orderId, change));
        if (!Set.of(200, 202, CONFLICT, DENIED).contains(reply.status())) {
            complaints.add("amend " + orderId + " got " + reply);
        }
    }

    private void cancelAll() throws Exception {
        ProductClient.Reply reply = untilAnswered(() -> client.cancelAll("SELL"));
        if (reply.status() != 200) {
            complaints.add("cancel all got " + reply);
            return;
        }
        for (Object entry : reply.json().getJsonArray("orders")) {
            noteCanceled((JsonObject) entry);
        }
    }

    private void noteCanceled(JsonObject order) {
        if (Set.of("PENDING_CANCEL", "CANCELED").contains(order.getString("status"))) {
            canceled.add(order.getString("orderId"));
        }
    }

    private JsonObject next(String clientOrderId) {
        String quantity = "0.00" + (1 + random.nextInt(9));
        return switch (random.nextInt(6)) {
            case 0 -> ProductClient.marketOrder(clientOrderId, "BUY", quantity);
            case 1 -> ProductClient.marketOrder(clientOrderId, "SELL", quantity);
            case 2 -> ProductClient.limitOrder(clientOrderId, "SELL", quantity, FAR_ABOVE);
            case 3 -> ProductClient.marketOrder(clientOrderId, "BUY", "1000");
            default -> ProductClient.limitOrder(clientOrderId, "BUY", quantity, FAR_BELOW);
        };
    }

    private void place(JsonObject terms) throws Exception {
        String clientOrderId = terms.getString("clientOrderId");
        ProductClient.Reply reply =
                untilAnswered(() -> client.place(terms.copy().put("symbol", "BTC-USDT")));
        String id = reply.json().getString("orderId", "none");
        boolean isDenied = reply.status() == DENIED;
        if (!isDenied && reply.status() != 200 && reply.status() != 201) {
            complaints.add(clientOrderId + " got " + reply);
            return;
        }
        String earlier = placed.putIfAbsent(clientOrderId, id);
        if (earlier != null && (!earlier.equals(id) || isDenied != denied.contains(clientOrderId))) {
            complaints.add(clientOrderId + " was " + earlier + " and now got " + reply);
        }
        if (isDenied) {
            denied.add(clientOrderId);
        }
    }

    private void cancel(String orderId) throws Exception {
        ProductClient.Reply reply = untilAnswered(() -> client.cancel(orderId));
        if (reply.status() != 200 && reply.status() != 202) {
            complaints.add("cancel " + orderId + " got " + reply);
        } else {
            noteCanceled(reply.json());
        }
    }

    private ProductClient.Reply untilAnswered(Callable<ProductClient.Reply> question) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        String last = "nothing";
        while (System.currentTimeMillis() < end) {
            try {
                ProductClient.Reply reply = question.call();
                if (reply.status() != UNAVAILABLE) {
                    return reply;
                }
                last = reply.toString();
            } catch (IOException broken) {
                last = broken.toString();
            }
            retries++;
            Thread.sleep(RETRY_MILLIS);
        }
        throw new AssertionError(name + " got no answer in time, last " + last);
    }
}
