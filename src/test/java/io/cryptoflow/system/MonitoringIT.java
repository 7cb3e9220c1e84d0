package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees: every metric is explained, and no panel of a dashboard is empty, asked by a real Prometheus. */
class MonitoringIT {
    private static final Path DASHBOARDS = Path.of("monitoring/grafana/dashboards");
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9_]+)` \\|.*\\| ([a-z ]+) \\|$", Pattern.MULTILINE);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void explainsEveryMetricAndFillsEveryPanel() throws Exception {
        try (RunningProduct product = RunningProduct.start(ProductSetup.withEveryRole(folder))) {
            trade(product.client());

            comparesMetricsWithTheManual(scrape(product));
            Skip.because(
                    MonitoringIT.class,
                    Files.isExecutable(RunningPrometheus.PROGRAM)
                            ? Optional.empty()
                            : Optional.of("prometheus is not installed"));
            try (RunningPrometheus prometheus =
                    RunningPrometheus.start(folder, URI.create(product.ready()).getAuthority())) {
                evaluatesEveryRule(prometheus);
                fillsEveryPanel(prometheus, product.client());
            }
        }
    }

    /** Orders that fill, rest and are denied, and a request that is refused. */
    private static void trade(ProductClient client) throws Exception {
        for (JsonObject order : List.of(
                ProductClient.marketOrder("", "BUY", "0.01"),
                ProductClient.limitOrder("", "BUY", "0.01", "1000"),
                ProductClient.marketOrder("", "BUY", "100000"),
                ProductClient.limitOrder("", "BUY", "NaN", "1000"))) {
            order.remove("clientOrderId");
            client.place(order.put("symbol", "BTC-USDT"));
        }
    }

    private static String scrape(RunningProduct product) throws Exception {
        URI metrics = URI.create(product.shown("Metrics").orElseThrow());
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }

    private static void comparesMetricsWithTheManual(String scraped) throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("src/main/resources/docs/metrics.md")))
                .results()
                .toList();
        Set<String> explained = rows.stream().map(row -> row.group(1)).collect(Collectors.toSet());
        Set<String> always = rows.stream()
                .filter(row -> row.group(2).equals("always"))
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> measured = TYPE.matcher(scraped)
                .results()
                .map(type -> type.group(1).replaceFirst("_max$", ""))
                .filter(name -> !name.startsWith("jvm_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).as("metrics that docs/metrics.md explains").containsAll(measured);
        assertThat(measured).as("metrics that are always there").containsAll(always);
    }

    private static void evaluatesEveryRule(RunningPrometheus prometheus) throws Exception {
        boolean evaluated = Waiting.until(LIMIT, () -> unhealthy(prometheus).isEmpty());

        assertThat(evaluated).as("rules that fail: %s", unhealthy(prometheus)).isTrue();
    }

    private static List<String> unhealthy(RunningPrometheus prometheus) throws Exception {
        return objects(prometheus.groups())
                .flatMap(group -> objects(group.getJsonArray("rules")))
                .filter(rule -> !rule.getString("health").equals("ok"))
                .map(JsonObject::encode)
                .toList();
    }

    private static void fillsEveryPanel(RunningPrometheus prometheus, ProductClient client) throws Exception {
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(60);
        Set<String> empty = new HashSet<>(expressions);

        boolean filled = Waiting.until(LIMIT, () -> {
            trade(client);
            for (String expression : List.copyOf(empty)) {
                if (!prometheus.ask(expression).isEmpty()) {
                    empty.remove(expression);
                }
            }
            return empty.isEmpty();
        });

        assertThat(filled).as("queries of panels that stay empty: %s", empty).isTrue();
    }

    /** What the panels ask, with the variables that Grafana would fill in. */
    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.sorted().toList()) {
                objects(new JsonObject(Files.readString(file)).getJsonArray("panels"))
                        .filter(panel -> !panel.getString("type").equals("row"))
                        .flatMap(panel -> objects(panel.getJsonArray("targets")))
                        .map(target -> target.getString("expr"))
                        .map(expr -> expr.replace("$instance", ".*").replace("$__rate_interval", "10s"))
                        .forEach(expressions::add);
            }
        }
        return expressions;
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
