package io.cryptoflow.system;

import io.cryptoflow.entrypoints.bridge.Chromium;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The console in a browser of its own, used as a trader does: by keys, clicks, and looking. */
final class ConsolePage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Path PICTURES = Path.of("target", "console");
    private static final Path PAGE = Path.of("src/main/resources/docs/console.md");
    private static final boolean FOR_THE_MANUAL = Boolean.getBoolean("console.pictures");
    private static final int QUALITY = 70;
    private static final Map<String, Integer> KEY_CODES = Map.of("Enter", 13, "Escape", 27);

    private final Vertx vertx;
    private final Chromium browser;

    ConsolePage(Path executable, String url) throws Exception {
        vertx = Vertx.vertx();
        browser = new Chromium(vertx, executable, Path.of("target"), url);
        size(1440, 860);
        theme("dark");
    }

    /** Types a key into the login form and sends it. */
    void enter(String key) throws Exception {
        await("document.querySelector('#login input')");
        evaluate("document.querySelector('#login input').select()");
        type(key);
        press("Enter");
    }

    /** Logs in, and waits until all instruments have a price. */
    void logIn(String key) throws Exception {
        enter(key);
        await("document.querySelectorAll('#watchlist [role=option]').length > 0");
        await(
                "[...document.querySelectorAll('#watchlist [role=option]')].every((row) => /\\d/.test(row.children[1].innerText))");
        await("/\\d/.test(document.querySelector('#depth .bids')?.innerText)");
    }

    String evaluate(String expression) throws Exception {
        return browser.evaluate(expression);
    }

    /** The text that is shown in the first element that matches. */
    String text(String selector) throws Exception {
        return evaluate("document.querySelector(" + Json.encode(selector) + ")?.innerText ?? ''");
    }

    /** Waits until an expression holds. */
    void await(String condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("Boolean(" + condition + ")").equals("true")) {
            if (System.nanoTime() > end) {
                picture("failed");
                throw new AssertionError("never true: " + condition + "; the page shows " + text("body"));
            }
            Thread.sleep(100);
        }
    }

    void awaitText(String selector, String part) throws Exception {
        await("document.querySelector(%s)?.innerText.includes(%s)".formatted(Json.encode(selector), Json.encode(part)));
    }

    void click(String selector) throws Exception {
        await("document.querySelector(" + Json.encode(selector) + ")");
        evaluate("document.querySelector(" + Json.encode(selector) + ").click()");
    }

    /** Chooses and fills as a change by hand does; waits until there is such a choice. */
    void fill(String selector, String value) throws Exception {
        await(
                "[...document.querySelectorAll(%s)].some(({ options }) => !options || [...options].some(({ value }) => value === %s))"
                        .formatted(Json.encode(selector), Json.encode(value)));
        evaluate("(() => { const field = document.querySelector(%s); field.value = %s; %s %s })()"
                .formatted(
                        Json.encode(selector),
                        Json.encode(value),
                        "field.dispatchEvent(new Event('input', { bubbles: true }));",
                        "field.dispatchEvent(new Event('change', { bubbles: true }));"));
    }

    void type(String text) throws Exception {
        browser.command("Input.insertText", new JsonObject().put("text", text));
    }

    /** A key by its name, such as {@code b} or {@code Enter}. */
    void press(String key) throws Exception {
        JsonObject stroke = new JsonObject()
                .put("type", "keyDown")
                .put("key", key)
                .put("windowsVirtualKeyCode", KEY_CODES.getOrDefault(key, 0));
        if (key.length() == 1 || key.equals("Enter")) {
            stroke.put("text", key.equals("Enter") ? "\r" : key);
        }
        browser.command("Input.dispatchKeyEvent", stroke);
        browser.command("Input.dispatchKeyEvent", stroke.copy().put("type", "keyUp"));
    }

    /** As if the focus were nowhere, so that single keys are shortcuts. */
    void leaveFields() throws Exception {
        evaluate("document.activeElement.blur()");
    }

    void offline(boolean isOffline) throws Exception {
        browser.command("Network.enable", new JsonObject());
        browser.command(
                "Network.emulateNetworkConditions",
                new JsonObject()
                        .put("offline", isOffline)
                        .put("latency", 0)
                        .put("downloadThroughput", -1)
                        .put("uploadThroughput", -1));
    }

    void size(int width, int height) throws Exception {
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 800));
    }

    /** What the system of the trader prefers: {@code light} or {@code dark}. */
    void theme(String preferred) throws Exception {
        browser.command(
                "Emulation.setEmulatedMedia",
                new JsonObject()
                        .put(
                                "features",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("name", "prefers-color-scheme")
                                                .put("value", preferred))));
    }

    /**
     * Writes what is shown to {@code target/console}, for people to look at; with {@code -Dconsole.pictures=true} also to where
     * the manual's page shows it, if it does.
     */
    void picture(String name) throws Exception {
        Thread.sleep(600);
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), shown(new JsonObject().put("format", "png")));
        String inManual = "pictures/console-" + name + ".webp";
        if (FOR_THE_MANUAL && Files.readString(PAGE).contains(inManual)) {
            Path file = PAGE.resolveSibling(inManual);
            Files.createDirectories(file.getParent());
            Files.write(file, shown(new JsonObject().put("format", "webp").put("quality", QUALITY)));
        }
    }

    private byte[] shown(JsonObject format) throws Exception {
        return Base64.getDecoder()
                .decode(browser.command("Page.captureScreenshot", format).getString("data"));
    }

    /** Waits until a price of the watch list has changed. */
    void awaitTick() throws Exception {
        evaluate("window.pricesBefore = document.querySelector('#watchlist .list').innerText");
        await("document.querySelector('#watchlist .list').innerText !== window.pricesBefore");
    }

    /** Fills in fields of the ticket by name and value, in this order, and asks for the preview. */
    void preview(String... namesAndValues) throws Exception {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fill("#ticket [name=" + namesAndValues[i] + "]", namesAndValues[i + 1]);
        }
        click("#ticket [name=preview]");
        await("document.querySelector('#ticket .preview')");
    }

    void place() throws Exception {
        click("#ticket [name=place]:enabled");
        await("document.querySelector('#ticket [name=preview]')");
    }

    /** Fills in the ticket, and places what was previewed. */
    void placeLimit(String quantity, String limitPrice) throws Exception {
        preview("type", "LIMIT", "limitPrice", limitPrice, "quantity", quantity);
        click("#ticket [name=place]:enabled");
    }

    /** What axe finds that is serious or worse, as a JSON array of rules and places. */
    String seriousFindings() throws Exception {
        if (evaluate("typeof axe").equals("undefined")) {
            evaluate(axe() + "; 0");
        }
        return evaluate(
                """
                axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => JSON.stringify(violations
                  .filter(({ impact }) => impact === "serious" || impact === "critical")
                  .map(({ id, nodes }) => [id, nodes.map(({ target, html }) => `${target} ${html}`)])))""");
    }

    private static String axe() throws Exception {
        Properties about = new Properties();
        try (InputStream in = resource("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            about.load(in);
        }
        String script = "META-INF/resources/webjars/axe-core/" + about.getProperty("version") + "/axe.min.js";
        try (InputStream in = resource(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ConsolePage.class.getClassLoader().getResourceAsStream(name), name);
    }

    @Override
    public void close() {
        browser.close();
        vertx.close();
    }
}
