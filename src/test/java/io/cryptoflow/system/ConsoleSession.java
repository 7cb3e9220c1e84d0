package io.cryptoflow.system;

import io.cryptoflow.entrypoints.bridge.Chromium;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One product for all tests of a class, and for each of them a browser of its own with the console in it. */
abstract class ConsoleSession {
    static final String SYMBOL = "BTC-USDT";

    @TempDir
    private static Path folder = Path.of("");

    static RunningProduct product;
    ConsolePage page;

    @BeforeAll
    static void start() throws Exception {
        Skip.because(
                ConsoleSession.class,
                Chromium.find().isPresent() ? Optional.empty() : Optional.of("no Chromium is installed"));
        product = RunningProduct.start(ProductSetup.withEveryRole(folder));
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        page = new ConsolePage(
                Chromium.find().orElseThrow(), product.shown("Console").orElseThrow());
    }

    @AfterEach
    void close() throws Exception {
        page.close();
        product.client().delete("/admin/kill-switch");
        product.client().cancelAll("BUY");
        product.client().cancelAll("SELL");
    }

    static void skipWithoutAgent() throws Exception {
        ProductClient.Reply reply = product.client().post("/agent/messages", new JsonObject().put("text", "hello"));
        Skip.because(
                ConsoleSession.class,
                reply.status() == HttpURLConnection.HTTP_NOT_FOUND
                        ? Optional.of("this gateway has no agent")
                        : Optional.empty());
    }

    static List<JsonObject> orders() throws Exception {
        return product.client().readAll("/orders?status=all", "orders");
    }
}
