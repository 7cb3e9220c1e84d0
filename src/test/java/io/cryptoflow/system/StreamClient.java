package io.cryptoflow.system;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the streams with the JDK's own WebSocket. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long QUIET_MILLIS = 1_000;

    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    StreamClient(String url) throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(URI.create(url), this)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks for an address as the holder of {@code key}, and waits for the confirmation. */
    void register(String address, String key, JsonObject headers) throws Exception {
        socket.sendText(
                        new JsonObject()
                                .put("type", "register")
                                .put("address", address)
                                .put("replyAddress", "ok-" + address)
                                .put("headers", headers.copy().put("Authorization", "Bearer " + key))
                                .encode(),
                        true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await(frame -> frame.getString("address", "").equals("ok-" + address));
    }

    /** Says that it is still there; the server ends a connection that says nothing for long. */
    void ping() {
        socket.sendText(new JsonObject().put("type", "ping").encode(), true).join();
    }

    /** The first frame, old or new, that is meant. */
    JsonObject await(Predicate<JsonObject> meant) throws Exception {
        boolean came = Waiting.until(PATIENCE, () -> frames.stream().anyMatch(meant));
        if (!came) {
            throw new AssertionError("no such frame among " + frames.size() + ": "
                    + frames.subList(Math.max(0, frames.size() - 5), frames.size()));
        }
        return frames.stream().filter(meant).findFirst().orElseThrow();
    }

    /** Bodies that came under {@code address} so far. */
    List<JsonObject> bodies(String address) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals("rec"))
                .filter(frame -> frame.getString("address").equals(address))
                .map(frame -> frame.getJsonObject("body"))
                .toList();
    }

    /** Bodies under {@code address}, once nothing more has come for a moment. */
    List<JsonObject> quietBodies(String address) throws Exception {
        int before = -1;
        while (before < bodies(address).size()) {
            before = bodies(address).size();
            Thread.sleep(QUIET_MILLIS);
        }
        return bodies(address);
    }

    /** Close code, once the server closed. */
    int closeCode() throws Exception {
        return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(new JsonObject(partial.toString()));
            partial.setLength(0);
        }
        return WebSocket.Listener.super.onText(from, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return WebSocket.Listener.super.onClose(from, statusCode, reason);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
