package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FreePort;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real Prometheus that looks at one product every second, with the rules of the project. */
final class RunningPrometheus implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private RunningPrometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Scrapes {@code target}, such as {@code 127.0.0.1:8081}; keeps its data below {@code folder}. */
    static RunningPrometheus start(Path folder, String target) throws Exception {
        Path rules = Path.of("monitoring/prometheus").toAbsolutePath();
        Path file = Files.writeString(
                folder.resolve("prometheus.yaml"),
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s/alerts.yaml', '%s/objectives.yaml']
                scrape_configs:
                  - job_name: cryptoflow
                    static_configs: [{targets: ['%s']}]
                """
                        .formatted(rules, rules, target));
        int port = FreePort.next();
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        RunningPrometheus prometheus = new RunningPrometheus(process, port);
        assertThat(Waiting.until(LIMIT, prometheus::isReady))
                .as("Prometheus starts; it said: %s", Files.readString(folder.resolve("prometheus.log")))
                .isTrue();
        return prometheus;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return reply("/-/ready").startsWith("Prometheus");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The series that {@code expression} is now. */
    JsonArray ask(String expression) throws Exception {
        return ask(expression, "/api/v1/query?");
    }

    /** The series that it was: {@code from} and {@code to}, in Unix seconds, by the {@code step}. */
    JsonArray ask(String expression, JsonObject time) throws Exception {
        return ask(
                expression,
                "/api/v1/query_range?start=%s&end=%s&step=%s&"
                        .formatted(time.getValue("from"), time.getValue("to"), time.getValue("step")));
    }

    private JsonArray ask(String expression, String path) throws Exception {
        JsonObject answer =
                new JsonObject(reply(path + "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)));
        assertThat(answer.getString("status")).as("%s: %s", expression, answer).isEqualTo("success");
        return answer.getJsonObject("data").getJsonArray("result");
    }

    /** The rules as Prometheus sees them, with their health. */
    JsonArray groups() throws Exception {
        return new JsonObject(reply("/api/v1/rules")).getJsonObject("data").getJsonArray("groups");
    }

    private String reply(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        Closing.close(() -> {
            process.destroy();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        });
    }
}
