package io.cryptoflow.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client with the JDK's own HTTP client; blocks. */
final class ProductClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String api;
    private final String key;

    /** What came back. */
    record Reply(int status, JsonObject json, String retryAfter) {}

    ProductClient(String api, String key) {
        this.api = api;
        this.key = key;
    }

    static JsonObject limitOrder(String clientOrderId, String side, String quantity, String limitPrice) {
        return new JsonObject()
                .put("clientOrderId", clientOrderId)
                .put("side", side)
                .put("type", "LIMIT")
                .put("quantity", quantity)
                .put("limitPrice", limitPrice);
    }

    static JsonObject marketOrder(String clientOrderId, String side, String quantity) {
        return new JsonObject()
                .put("clientOrderId", clientOrderId)
                .put("side", side)
                .put("type", "MARKET")
                .put("quantity", quantity);
    }

    Reply place(JsonObject order) throws IOException, InterruptedException {
        return send(request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.encode())));
    }

    Reply cancel(String orderId) throws IOException, InterruptedException {
        return send(request("/orders/" + orderId).DELETE());
    }

    Reply amend(String orderId, JsonObject change) throws IOException, InterruptedException {
        return send(request("/orders/" + orderId)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(change.encode())));
    }

    Reply post(String path, JsonObject body) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.encode())));
    }

    Reply put(String path, JsonObject body) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.encode())));
    }

    /** Cancels all orders of one side. */
    Reply cancelAll(String side) throws IOException, InterruptedException {
        return send(request("/orders?side=" + side).DELETE());
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** What stands behind {@code path}, which is well. */
    JsonObject read(String path) throws IOException, InterruptedException {
        Reply reply = get(path);
        if (reply.status() != 200) {
            throw new AssertionError(path + " answers " + reply);
        }
        return reply.json();
    }

    /** All records of a paged list, page by page. */
    List<JsonObject> readAll(String path, String list) throws IOException, InterruptedException {
        List<JsonObject> all = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        while (true) {
            JsonObject page = read(path + separator + "limit=500" + cursor);
            JsonArray records = page.getJsonArray(list);
            records.forEach(record -> all.add((JsonObject) record));
            if (page.getString("next") == null) {
                return all;
            }
            cursor = "&cursor=" + page.getString("next");
        }
    }

    /** The sequence numbers of the account's whole story. */
    List<Long> story() throws IOException, InterruptedException {
        List<Long> story = new ArrayList<>();
        while (true) {
            long last = story.isEmpty() ? 0 : story.get(story.size() - 1);
            JsonArray page = read("/account/events?limit=500&after=" + last).getJsonArray("events");
            if (page.isEmpty()) {
                return story;
            }
            page.forEach(event -> story.add(((JsonObject) event).getLong("sequence")));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                new JsonObject(response.body()),
                response.headers().firstValue("Retry-After").orElse(""));
    }
}
