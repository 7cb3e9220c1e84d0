package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.CommandLine;
import io.cryptoflow.Settings;
import io.cryptoflow.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubernetes runs the same processes as docker-compose, with the same settings, and asks what the product answers. */
class RolesInKubernetesTest {
    private static final Pattern OF_A_SET = Pattern.compile("([a-z-]+)-\\d+\\.\\1:");
    private static final Pattern ENDPOINTS = Pattern.compile("([a-z-]+:\\d+)(,\\1)+");
    /** Differs on purpose: compose runs wherever it is started, production follows a real venue. */
    private static final String SOURCE = "CRYPTOFLOW_MARKET_SOURCE";

    private static final Set<String> PROBES = Set.of("/health/live", "/health/ready");

    @TempDir
    private Path folder = Path.of("");

    private Map<String, String> secrets = Map.of();
    private ComposeFile compose = new ComposeFile(List.of(), Set.of());

    @BeforeEach
    void read() throws Exception {
        secrets = EnvFile.write(folder.resolve("env"));
        compose = ComposeFile.read(secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/single-node", "overlays/production"})
    void runsTheProcessesOfComposeWithTheirSettings(String overlay) throws IOException {
        Kustomization all = Kustomization.read(overlay);
        List<String> roles =
                compose.product().stream().map(ComposeService::name).toList();

        assertThat(all.workloads().stream()
                        .filter(one -> one.container().getString("image").equals("cryptoflow"))
                        .map(Manifest::name))
                .containsExactlyInAnyOrderElementsOf(roles);
        for (ComposeService service : compose.product()) {
            Manifest workload = all.workload(service.name());
            Map<String, String> environment = new TreeMap<>(all.environment(workload, secrets));
            environment.keySet().removeAll(secrets.keySet());

            assertThat(strings(workload.container(), "args")).isEqualTo(service.command());
            assertThat(service.image()).isEqualTo("cryptoflow:" + all.tags().get("cryptoflow"));
            assertThat(compared(environment)).isEqualTo(compared(service.environment()));
            assertThat(settings(service.command(), environment).roles())
                    .isEqualTo(service.settings().roles());
        }
    }

    /** Of several processes of one role one stands for all. */
    private static Map<String, String> compared(Map<String, String> environment) {
        Map<String, String> compared = new TreeMap<>();
        environment.forEach((name, value) -> {
            String one =
                    ENDPOINTS.matcher(OF_A_SET.matcher(value).replaceAll("$1:")).replaceAll("$1");
            compared.put(name, name.equals(SOURCE) ? "" : one);
        });
        return compared;
    }

    private static Settings settings(List<String> command, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(Dockerfile.read().environment());
        all.putAll(environment);
        return SettingsReader.read(CommandLine.parse(command.toArray(String[]::new)), all);
    }

    @Test
    void keepsNothingButReferencesToSecrets() throws IOException {
        Kustomization all = Kustomization.read("overlays/single-node");

        Set<String> used = all.workloads().stream()
                .flatMap(one -> Manifest.objects(one.container().getJsonArray("env")).stream())
                .map(variable ->
                        variable.getJsonObject("valueFrom", new JsonObject()).getJsonObject("secretKeyRef"))
                .filter(reference -> reference != null)
                .map(reference -> reference.getString("key"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(secrets.keySet()).containsAll(used);
        assertThat(used).hasSize(4);
        assertThat(all.of("Secret")).isEmpty();
    }

    @Test
    void runsServersAsComposeDoes() throws IOException {
        Kustomization all = Kustomization.read("overlays/single-node");
        for (String name : List.of("postgres", "redis", "rabbitmq")) {
            ComposeService service = compose.service(name);
            JsonObject container = all.workload(name).container();
            Map<String, String> environment = new TreeMap<>(all.environment(all.workload(name), secrets));
            environment.remove("PGDATA");

            assertThat(container.getString("image")).isEqualTo(service.image());
            assertThat(strings(container, "command")).isEqualTo(service.command());
            assertThat(environment).isEqualTo(new TreeMap<>(service.environment()));
            assertThat(service.given().getString("user")).isEqualTo(user(all.workload(name)));
            List<String> probe =
                    strings(container.getJsonObject("readinessProbe").getJsonObject("exec"), "command");
            List<String> asked = service.probe();
            assertThat(asked.subList(1, asked.size()))
                    .isEqualTo(asked.get(0).equals("CMD") ? probe : probe.subList(probe.size() - 1, probe.size()));
        }
    }

    @Test
    void asksOnPortsAndPathsThatTheProductHas() throws IOException {
        for (ComposeService service : compose.product()) {
            Settings settings = service.settings();
            Manifest workload = Kustomization.read("base").workload(service.name());
            Map<String, Integer> ports =
                    new TreeMap<>(Map.of("management", settings.management().port()));
            if (service.name().equals("gateway")) {
                ports.put("http", settings.http().port());
            }
            if (settings.grpc().server().enabled()) {
                ports.put("grpc", settings.grpc().server().port());
            }

            assertThat(workload.ports()).isEqualTo(ports);
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                JsonObject get = workload.container().getJsonObject(probe).getJsonObject("httpGet");
                assertThat(get.getString("port")).isEqualTo("management");
                assertThat(PROBES).contains(get.getString("path"));
            }
            assertThat(get(workload, "livenessProbe")).isEqualTo("/health/live");
            assertThat(get(workload, "readinessProbe"))
                    .isEqualTo(service.name().equals("orders") ? "/health/live" : "/health/ready");
        }
    }

    private static String get(Manifest workload, String probe) {
        return workload.container()
                .getJsonObject(probe)
                .getJsonObject("httpGet")
                .getString("path");
    }

    @Test
    void endsAProcessOnlyAfterItCouldDrain() throws IOException {
        for (ComposeService service : compose.product()) {
            Manifest workload = Kustomization.read("base").workload(service.name());
            List<String> pause = strings(
                    workload.container()
                            .getJsonObject("lifecycle")
                            .getJsonObject("preStop")
                            .getJsonObject("exec"),
                    "command");
            Duration grace = Duration.ofSeconds(workload.pod().getInteger("terminationGracePeriodSeconds"));

            assertThat(pause.get(0)).isEqualTo("sleep");
            assertThat(grace.minusSeconds(Integer.parseInt(pause.get(1))))
                    .isGreaterThan(service.settings().shutdown().drainTimeout().multipliedBy(2));
        }
    }

    @Test
    void letsNoPodDoMoreThanItMust() throws IOException {
        List<Manifest> workloads = Kustomization.read("overlays/single-node").workloads();

        assertThat(workloads).hasSizeGreaterThan(5).allSatisfy(workload -> {
            JsonObject container = workload.container();
            assertThat(workload.pod().getBoolean("automountServiceAccountToken"))
                    .isFalse();
            assertThat(workload.pod().getBoolean("enableServiceLinks")).isFalse();
            assertThat(workload.pod().getJsonObject("securityContext").getBoolean("runAsNonRoot"))
                    .isTrue();
            assertThat(workload.pod()
                            .getJsonObject("securityContext")
                            .getJsonObject("seccompProfile")
                            .getString("type"))
                    .isEqualTo("RuntimeDefault");
            assertThat(container.getJsonObject("securityContext"))
                    .isEqualTo(
                            new JsonObject(
                                    "{\"allowPrivilegeEscalation\":false,\"readOnlyRootFilesystem\":true,\"capabilities\":{\"drop\":[\"ALL\"]}}"));
            assertThat(container
                            .getJsonObject("resources")
                            .getJsonObject("limits")
                            .getString("memory"))
                    .matches("\\d+[GM]i");
            assertThat(container
                            .getJsonObject("resources")
                            .getJsonObject("requests")
                            .getString("cpu"))
                    .matches("\\d+m");
        });
        assertThat(user(Kustomization.read("base").workload("gateway")))
                .isEqualTo(Dockerfile.read().user());
    }

    private static String user(Manifest workload) {
        JsonObject context = workload.pod().getJsonObject("securityContext");
        return context.getInteger("runAsUser") + ":" + context.getInteger("runAsGroup");
    }

    private static List<String> strings(JsonObject given, String key) {
        return new ComposeService("", given).strings(key);
    }
}
