package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.entrypoints.bridge.Chromium;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;

/** Draws dashboards for the manual, from their files and what Prometheus answers; Grafana has no part in it. */
final class DashboardPictures implements AutoCloseable {
    private static final Path PAGE = Path.of("src/test/resources/dashboards/page.html");
    private static final Path FOLDER = Path.of("src/main/resources/docs/pictures");
    private static final int WIDTH = 1200;
    private static final int QUALITY = 70;
    private static final int STEP_SECONDS = 2;

    private final Vertx vertx = Vertx.vertx();
    private final Chromium browser;

    DashboardPictures() throws Exception {
        browser = new Chromium(
                vertx,
                Chromium.find().orElseThrow(),
                Path.of("target"),
                PAGE.toUri().toString());
    }

    /** Draws what was measured between two moments, into a file of the manual. */
    Path draw(Dashboard dashboard, RunningPrometheus prometheus, Instant from, Instant to) throws Exception {
        JsonObject time = new JsonObject()
                .put("from", from.getEpochSecond())
                .put("to", to.getEpochSecond())
                .put("step", STEP_SECONDS);
        JsonObject answers = new JsonObject();
        for (JsonObject panel : dashboard.panels().toList()) {
            JsonArray results = new JsonArray();
            for (String expression : Dashboard.expressions(panel)) {
                JsonArray series = prometheus.ask(expression, time);
                assertThat(series).as(expression).isNotEmpty();
                results.add(series);
            }
            answers.put(panel.getValue("id").toString(), results);
        }
        size(WIDTH);
        String height = browser.evaluate(
                "draw(%s, %s, %s)".formatted(dashboard.json().encode(), answers.encode(), time.encode()));
        size(Integer.parseInt(height));
        return Files.write(FOLDER.resolve("dashboard-" + dashboard.name() + ".webp"), shown());
    }

    private void size(int height) throws Exception {
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", WIDTH)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    private byte[] shown() throws Exception {
        JsonObject format = new JsonObject().put("format", "webp").put("quality", QUALITY);
        return Base64.getDecoder()
                .decode(browser.command("Page.captureScreenshot", format).getString("data"));
    }

    @Override
    public void close() {
        browser.close();
        vertx.close();
    }
}
