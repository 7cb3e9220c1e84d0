package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.RabbitBroker;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees: every metric is explained, and no panel of a dashboard is empty, asked by a real Prometheus. */
class MonitoringIT {
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9_]+)` \\|.*\\| ([a-z ]+) \\|$", Pattern.MULTILINE);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void explainsEveryMetricAndFillsEveryPanel() throws Exception {
        ProductSetup setup = ProductSetup.withEveryRole(folder);
        if (RabbitBroker.isInstalled()) {
            try (RabbitBroker broker = RabbitBroker.start(folder.resolve("broker"))) {
                observe(setup.with("RABBITMQ_URI", broker.uri()), Set.of("always", "orders", "turns", "broker"));
            }
        } else {
            observe(setup, Set.of("always", "orders", "turns"));
        }
    }

    /** @param there what the manual calls the occasions of metrics that must be there */
    private void observe(ProductSetup setup, Set<String> there) throws Exception {
        try (RunningProduct product = RunningProduct.start(setup)) {
            trade(product.client());

            comparesMetricsWithTheManual(product, there);
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
    static void trade(ProductClient client) throws Exception {
        for (JsonObject order : List.of(
                ProductClient.marketOrder("", "BUY", "0.01"),
                ProductClient.limitOrder("", "BUY", "0.01", "1000"),
                ProductClient.marketOrder("", "BUY", "100000"),
                ProductClient.limitOrder("", "BUY", "NaN", "1000"))) {
            order.remove("clientOrderId");
            client.place(order.put("symbol", "BTC-USDT"));
        }
        talk(client);
    }

    /** A turn of a conversation that ends with a ticket, which is sent. */
    private static void talk(ProductClient client) throws Exception {
        JsonObject turn = client.post("/agent/messages", new JsonObject().put("text", "buy 0.001 BTC at 20000"))
                .json();
        JsonObject ticket = turn.getJsonObject("ticket");
        if (ticket != null) {
            client.post(
                    "/agent/tickets/" + ticket.getString("ticketId") + "/confirmation",
                    new JsonObject().put("hash", ticket.getString("hash")));
        }
        client.post("/knowledge/questions", new JsonObject().put("question", "what is a tick?"));
    }

    private static String scrape(RunningProduct product) throws Exception {
        URI metrics = URI.create(product.shown("Metrics").orElseThrow());
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }

    private static void comparesMetricsWithTheManual(RunningProduct product, Set<String> there) throws Exception {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("src/main/resources/docs/metrics.md")))
                .results()
                .toList();
        Set<String> explained = rows.stream().map(row -> row.group(1)).collect(Collectors.toSet());
        Set<String> expected = rows.stream()
                .filter(row -> there.contains(row.group(2)))
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Waiting.until(LIMIT, () -> measured(product).containsAll(expected));

        assertThat(explained).as("metrics that docs/metrics.md explains").containsAll(measured(product));
        assertThat(measured(product)).as("metrics that are there").containsAll(expected);
    }

    private static Set<String> measured(RunningProduct product) throws Exception {
        return TYPE.matcher(scrape(product))
                .results()
                .map(type -> type.group(1).replaceFirst("_max$", ""))
                .filter(name -> !name.startsWith("jvm_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void evaluatesEveryRule(RunningPrometheus prometheus) throws Exception {
        boolean evaluated = Waiting.until(LIMIT, () -> unhealthy(prometheus).isEmpty());

        assertThat(evaluated).as("rules that fail: %s", unhealthy(prometheus)).isTrue();
    }

    private static List<String> unhealthy(RunningPrometheus prometheus) throws Exception {
        return Dashboard.objects(prometheus.groups())
                .flatMap(group -> Dashboard.objects(group.getJsonArray("rules")))
                .filter(rule -> !rule.getString("health").equals("ok"))
                .map(JsonObject::encode)
                .toList();
    }

    private static void fillsEveryPanel(RunningPrometheus prometheus, ProductClient client) throws Exception {
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(90);
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

    private static List<String> expressions() throws IOException {
        return Dashboard.all().stream()
                .flatMap(Dashboard::panels)
                .flatMap(panel -> Dashboard.expressions(panel).stream())
                .toList();
    }
}
