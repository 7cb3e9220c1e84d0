package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A headless browser, driven by the Chrome DevTools Protocol. */
public final class Chromium implements AutoCloseable {
    private static final int MAX_MESSAGE = 8_000_000;

    private final ConcurrentHashMap<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Process process;
    private final WebSocketClient client;
    private final WebSocket socket;
    private final String session;
    private int calls;

    /** Starts a browser with a profile below {@code folder} and opens {@code url} in it. */
    public Chromium(Vertx vertx, Path executable, Path folder, String url) throws Exception {
        Path profile = Files.createTempDirectory(Files.createDirectories(folder), "chromium");
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output").toFile())
                .start();
        client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(MAX_MESSAGE).setMaxMessageSize(MAX_MESSAGE));
        List<String> portAndPath = awaitPort(profile.resolve("DevToolsActivePort"));
        socket = client.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(Integer.parseInt(portAndPath.get(0)))
                        .setURI(portAndPath.get(1)))
                .await(20, TimeUnit.SECONDS);
        socket.textMessageHandler(this::receive);
        String target = call("Target.createTarget", new JsonObject().put("url", url), Optional.empty())
                .getString("targetId");
        session = call(
                        "Target.attachToTarget",
                        new JsonObject().put("targetId", target).put("flatten", true),
                        Optional.empty())
                .getString("sessionId");
        awaitOrigin(url);
    }

    /** The browser of this machine, if there is one. */
    public static Optional<Path> find() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The value of an expression in the page; waits for a promise. */
    public String evaluate(String expression) throws Exception {
        JsonObject answer = call(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true),
                Optional.of(session));
        if (answer.containsKey("exceptionDetails")) {
            throw new IOException(answer.getJsonObject("exceptionDetails").encode());
        }
        return String.valueOf(answer.getJsonObject("result").getValue("value"));
    }

    /** A command of the protocol, for the page. */
    public JsonObject command(String method, JsonObject parameters) throws Exception {
        return call(method, parameters, Optional.of(session));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        client.close().await();
    }

    private void awaitOrigin(String url) throws Exception {
        for (int i = 0; i < 100 && !url.startsWith(evaluate("location.origin")); i++) {
            Thread.sleep(100);
        }
    }

    private static List<String> awaitPort(Path file) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                return Files.readAllLines(file);
            }
            Thread.sleep(100);
        }
        throw new IOException("the browser did not start: " + Files.readString(file.resolveSibling("output")));
    }

    private JsonObject call(String method, JsonObject parameters, Optional<String> inSession) throws Exception {
        int id = ++calls;
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        JsonObject message =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        inSession.ifPresent(name -> message.put("sessionId", name));
        socket.writeTextMessage(message.encode()).await(10, TimeUnit.SECONDS);
        return answer.get(60, TimeUnit.SECONDS);
    }

    private void receive(String text) {
        JsonObject message = new JsonObject(text);
        CompletableFuture<JsonObject> answer = answers.remove(message.getInteger("id", 0));
        if (answer == null) {
            return;
        }
        if (message.containsKey("error")) {
            answer.completeExceptionally(new IOException(message.encode()));
        } else {
            answer.complete(message.getJsonObject("result"));
        }
    }
}
