package io.cryptoflow.bench;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A headless Chromium with a new profile and one page, driven by the Chrome DevTools Protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 860;
    private static final int LARGEST_MESSAGE = 8_000_000;
    private static final int ATTEMPTS = 300;
    private static final long PAUSE_MILLIS = 100;

    private final Map<Integer, Promise<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Process process;
    /** Held for as long as its socket: a client that nobody holds is closed by the collector. */
    private final WebSocketClient client;

    private final WebSocket socket;
    private final String session;
    private int calls;

    private Browser(Vertx vertx, Process process, Path profile) {
        this.process = process;
        List<String> place = awaitPlace(profile.resolve("DevToolsActivePort"));
        client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(LARGEST_MESSAGE).setMaxMessageSize(LARGEST_MESSAGE));
        socket = Waiting.result(client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(place.get(0)))
                .setURI(place.get(1))));
        socket.textMessageHandler(this::receive);
        String target = call("Target.createTarget", new JsonObject().put("url", "about:blank"), Optional.empty())
                .getString("targetId");
        JsonObject attach = new JsonObject().put("targetId", target).put("flatten", true);
        session = call("Target.attachToTarget", attach, Optional.empty()).getString("sessionId");
    }

    /** The browser of this machine, if there is one. */
    static Optional<Path> find() {
        return PROGRAMS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Starts it with nothing in its page. */
    static Browser start(Vertx vertx, Path program, Path folder) {
        try {
            Path profile = Files.createTempDirectory(folder, "chromium");
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--remote-debugging-port=0",
                            "--window-size=" + WIDTH + "," + HEIGHT,
                            "--user-data-dir=" + profile)
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("output").toFile())
                    .start();
            return new Browser(vertx, process, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> awaitPlace(Path file) {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                    return Files.readAllLines(file);
                }
                Waiting.pause(PAUSE_MILLIS);
            }
            throw new BenchFailure("the browser did not start: " + Files.readString(file.resolveSibling("output")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to {@code url}. */
    void open(String url) {
        command("Page.navigate", new JsonObject().put("url", url));
    }

    /** The value of an expression in the page. */
    String evaluate(String expression) {
        JsonObject answer = command(
                "Runtime.evaluate",
                new JsonObject().put("expression", expression).put("returnByValue", true));
        return String.valueOf(answer.getJsonObject("result").getValue("value"));
    }

    /** Waits until an expression holds in the page. */
    void await(String condition) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (evaluate("Boolean(" + condition + ")").equals("true")) {
                return;
            }
            Waiting.pause(PAUSE_MILLIS);
        }
        throw new BenchFailure("never true in the page: " + condition);
    }

    /** A command of the protocol, for the page. */
    JsonObject command(String method, JsonObject parameters) {
        return call(method, parameters, Optional.of(session));
    }

    /** CPU seconds of all processes of the browser so far. */
    double cpuSeconds() {
        try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            return all.mapToDouble(one -> ProcessUse.cpuSeconds(one.pid())).sum();
        }
    }

    private JsonObject call(String method, JsonObject parameters, Optional<String> inSession) {
        int id = ++calls;
        Promise<JsonObject> answer = Promise.promise();
        answers.put(id, answer);
        JsonObject message =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        inSession.ifPresent(name -> message.put("sessionId", name));
        Waiting.result(socket.writeTextMessage(message.encode()));
        return Waiting.result(answer.future());
    }

    private void receive(String text) {
        JsonObject message = new JsonObject(text);
        Promise<JsonObject> answer = answers.remove(message.getInteger("id", 0));
        if (answer != null && message.containsKey("error")) {
            answer.fail(message.encode());
        } else if (answer != null) {
            answer.complete(message.getJsonObject("result"));
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Waiting.result(client.close());
    }
}
