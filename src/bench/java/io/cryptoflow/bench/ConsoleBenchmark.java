package io.cryptoflow.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the console takes until something is seen, and how much processor it takes while 50 instruments move. */
final class ConsoleBenchmark {
    private static final int LOADS = 5;
    private static final int ROUNDS = 3;
    private static final long WARM_UP_MILLIS = 10_000;
    private static final long MEASURED_MILLIS = 15_000;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double PERCENT = 100;
    /** The bridge announces a ticker ten times per second at most, so a faster market brings no more messages. */
    private static final String FULL_RATE = "100ms";

    private final Vertx vertx;
    private final Series paint = new Series("first paint, nothing cached", "%.2f s");
    private final Series page = new Series("main thread of the page", "%.1f %% of a core");
    private final Series all = new Series("all processes of the browser", "%.1f %% of a core");
    private final Series tickers = new Series("tickers that came", "%.0f /s");

    ConsoleBenchmark(Vertx vertx) {
        this.vertx = vertx;
    }

    List<String> run(Path folder) {
        Optional<Path> program = Browser.find();
        if (program.isEmpty()) {
            return List.of("SKIPPED: no Chromium is installed");
        }
        Map<String, String> settings = Map.of("CRYPTOFLOW_MARKET_SIMULATED_UPDATEINTERVAL", FULL_RATE);
        try (Product product = Product.start(folder.resolve("console"), settings)) {
            for (int load = 0; load < LOADS; load++) {
                measurePaint(program.get(), folder, product);
            }
            measureUse(program.get(), folder, product);
        }
        List<String> lines = new ArrayList<>();
        lines.add(Series.header("console, 1440 x 860, 50 instruments"));
        List.of(paint, tickers, page, all).forEach(series -> lines.add(series.line()));
        return lines;
    }

    private static String url(Product product) {
        return "http://127.0.0.1:" + product.httpPort() + "/";
    }

    private void measurePaint(Path program, Path folder, Product product) {
        try (Browser browser = Browser.start(vertx, program, folder)) {
            browser.open(url(product));
            String entry = "performance.getEntriesByName('first-contentful-paint')[0]";
            browser.await(entry);
            paint.add(Double.parseDouble(browser.evaluate(entry + ".startTime")) / MILLIS_PER_SECOND);
            Progress.show(paint.last());
        }
    }

    private void measureUse(Path program, Path folder, Product product) {
        try (Browser browser = Browser.start(vertx, program, folder)) {
            browser.command("Performance.enable", new JsonObject());
            browser.open(url(product));
            countTickers(browser);
            logIn(browser, product);
            Waiting.pause(WARM_UP_MILLIS);
            for (int round = 0; round < ROUNDS; round++) {
                measureRound(browser);
            }
        }
    }

    private void measureRound(Browser browser) {
        double seconds = MEASURED_MILLIS / MILLIS_PER_SECOND;
        double threadBefore = taskSeconds(browser);
        double allBefore = browser.cpuSeconds();
        double tickersBefore = Double.parseDouble(browser.evaluate("window.tickers"));
        Waiting.pause(MEASURED_MILLIS);
        page.add(PERCENT * (taskSeconds(browser) - threadBefore) / seconds);
        all.add(PERCENT * (browser.cpuSeconds() - allBefore) / seconds);
        tickers.add((Double.parseDouble(browser.evaluate("window.tickers")) - tickersBefore) / seconds);
        Progress.show(page.last() + ", " + all.last() + ", " + tickers.last());
    }

    /** Hears the page's own socket, before anybody logs in. */
    private static void countTickers(Browser browser) {
        browser.await("document.querySelector('#login input')");
        browser.evaluate(
                """
                (() => {
                  window.tickers = 0;
                  const Real = WebSocket;
                  window.WebSocket = class extends Real {
                    constructor(url) {
                      super(url);
                      this.addEventListener("message", ({ data }) => data.includes("market.ticker.") && window.tickers++);
                    }
                  };
                })()""");
    }

    private static void logIn(Browser browser, Product product) {
        browser.evaluate("document.querySelector('#login input').value = '" + product.apiKey()
                + "'; document.querySelector('#login form').requestSubmit()");
        browser.await("document.querySelectorAll('#watchlist [role=option]').length === 50");
        browser.await("/\\d/.test(document.querySelector('#depth .bids')?.innerText)");
    }

    /** How long the main thread of the page has been busy. */
    private static double taskSeconds(Browser browser) {
        return browser.command("Performance.getMetrics", new JsonObject()).getJsonArray("metrics").stream()
                .map(metric -> (JsonObject) metric)
                .filter(metric -> metric.getString("name").equals("TaskDuration"))
                .mapToDouble(metric -> metric.getDouble("value"))
                .findFirst()
                .orElseThrow();
    }
}
