package io.cryptoflow.infrastructure.metrics;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.order.Patience;
import io.cryptoflow.application.order.RouteOrders;
import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.application.risk.KillOrders;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.FakeVenue;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryControls;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.cryptoflow.infrastructure.rabbitmq.RabbitMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Alerts that can fire, because what they ask for is measured, and that say what to do. */
class AlertRulesTest {
    private static final Path FOLDER = Path.of("monitoring/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+_[a-z_]+\\b(?! *\\()");

    @Test
    void asksOnlyForWhatIsMeasured() throws IOException {
        Set<String> measured = measured();

        List<String> asked = rules("alerts.yaml").stream()
                .flatMap(rule -> METRIC.matcher(rule.getString("expr")).results())
                .map(MatchResult::group)
                .toList();

        assertThat(asked).hasSizeGreaterThanOrEqualTo(rules("alerts.yaml").size());
        assertThat(measured).containsAll(asked);
    }

    @Test
    void saysWhatHappenedAndWhatToDo() throws IOException {
        String manual = Files.readString(Path.of("src/main/resources/docs/runbooks.md"));

        List<JsonObject> alerts = Stream.concat(rules("alerts.yaml").stream(), rules("objectives.yaml").stream())
                .filter(rule -> rule.containsKey("alert"))
                .toList();

        assertThat(alerts).hasSizeGreaterThan(rules("alerts.yaml").size());
        for (JsonObject rule : alerts) {
            assertThat(rule.getJsonObject("annotations").fieldNames())
                    .containsExactlyInAnyOrder("summary", "description", "action");
            assertThat(rule.getJsonObject("labels").getString("severity")).isIn("page", "ticket");
            assertThat(manual).contains("### " + rule.getString("alert") + ":");
        }
    }

    @Test
    void isUnderstoodByPrometheusAndFiresWhenItShould() throws Exception {
        Skip.because(
                AlertRulesTest.class,
                Files.isExecutable(PROMTOOL)
                        ? Optional.empty()
                        : Optional.of("promtool, of the package prometheus, is not installed"));

        for (String file : List.of("alerts", "objectives")) {
            String checked = promtool("check", "rules", file + ".yaml");
            String tested = promtool("test", "rules", file + "-test.yaml");

            assertThat(checked).contains("SUCCESS: " + rules(file + ".yaml").size() + " rules found");
            assertThat(tested).contains("SUCCESS");
        }
        assertThat(promtool("check", "config", "prometheus.yaml")).contains("SUCCESS: prometheus.yaml is valid");
    }

    private static String promtool(String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(PROMTOOL.toString()), Stream.of(arguments))
                .toList();
        return Program.run(FOLDER, Duration.ofSeconds(30), command);
    }

    private static Set<String> measured() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CheckLedger.Result result =
                new CheckLedger.Result(NOON, List.of(usdt("0").asset()), List.of());
        await(new MeteredLedgerCheck(command -> Future.succeededFuture(result), registry)
                .handle(new CheckLedger.Command()));
        new OrderMetrics(registry).watch(routeOrders());
        RelayOutbox relay = new RelayOutbox(new NothingWaits(), events -> Future.succeededFuture());
        new OrderMetrics(registry).watch(relay, InstantSource.system());
        assertThat(new RabbitMetrics(registry)).isNotNull();
        InMemoryStore store = new InMemoryStore(InstantSource.system(), events -> {});
        CancelOrders cancelOrders = new CancelOrders(store, Trading.steps(), InstantSource.system());
        new OrderMetrics(registry)
                .watch(new RouteOrders(
                        new FakeVenue(),
                        store,
                        store,
                        Trading.steps(),
                        Trading.applyReports(store),
                        InstantSource.system(),
                        Patience.STANDARD));
        new RiskMetrics(registry)
                .watch(new KillOrders(
                        store.trading(),
                        new InMemoryControls(store),
                        cancelOrders,
                        new FakeVenue(),
                        InstantSource.system()));
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class NothingWaits implements Outbox {
        @Override
        public Future<List<AccountEvent>> unpublished(int limit) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Boolean> markPublished(Map<AccountId, Span> spans) {
            return Future.succeededFuture(true);
        }

        @Override
        public Future<Lag> lag() {
            return Future.succeededFuture(Lag.NONE);
        }
    }

    private static RouteOrders routeOrders() {
        ManualClock clock = new ManualClock(NOON);
        InMemoryStore store = new InMemoryStore(clock, events -> {});
        return new RouteOrders(
                new FakeVenue(), store, store, Trading.steps(), Trading.applyReports(store), clock, Patience.STANDARD);
    }

    private static List<JsonObject> rules(String name) throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(FOLDER.resolve(name)));
        return new JsonObject(file)
                .getJsonArray("groups").stream()
                        .flatMap(group -> ((JsonObject) group).getJsonArray("rules").stream())
                        .map(rule -> (JsonObject) rule)
                        .toList();
    }
}
