package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests have only fields that exist, and fit each other. */
class ManifestsTest {
    private static final String OVERLAYS = "overlays/";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Pattern HASH = Pattern.compile("-[a-z0-9]{10}$");

    @Test
    void refusesFieldsAndKindsThatDoNotExist() {
        String service = "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {%s: {a: b}}}";
        Manifest sound =
                new Manifest(StrictYaml.documents(service.formatted("selector")).get(0));

        assertThat(sound.id()).isEqualTo("Service/a");
        assertThatThrownBy(() -> new Manifest(
                        StrictYaml.documents(service.formatted("selectors")).get(0)))
                .hasMessageContaining("selectors");
        assertThatThrownBy(() -> new Manifest(
                        StrictYaml.documents("{apiVersion: v1, kind: Servise}").get(0)))
                .hasMessageContaining("Servise");
        assertThatThrownBy(() -> StrictYaml.documents("{a: 1, a: 2}")).hasMessageContaining("duplicate");
    }

    @Test
    void readsEveryFile() throws IOException {
        TreeSet<Path> read = new TreeSet<>();
        for (String folder : List.of("base", OVERLAYS + "single-node", OVERLAYS + "production")) {
            Path home = Kustomization.ROOT.resolve(folder);
            read.add(home.resolve(Kustomization.FILE));
            StrictYaml.document(home.resolve(Kustomization.FILE))
                    .getJsonArray("resources")
                    .forEach(resource ->
                            read.add(home.resolve(String.valueOf(resource)).normalize()));
            assertThat(Kustomization.read(folder).manifests())
                    .extracting(Manifest::id)
                    .doesNotHaveDuplicates();
        }
        read.removeIf(Files::isDirectory);

        try (Stream<Path> files = Files.walk(Kustomization.ROOT)) {
            assertThat(read)
                    .containsExactlyElementsOf(
                            files.filter(Files::isRegularFile).sorted().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-node", "production"})
    void selectsPodsThatExist(String overlay) throws IOException {
        Kustomization all = Kustomization.read(OVERLAYS + overlay);

        for (Manifest workload : all.workloads()) {
            assertThat(Manifest.labels(workload.spec().getJsonObject("selector").getJsonObject("matchLabels")))
                    .isEqualTo(workload.podLabels());
        }
        for (Manifest service : all.of("Service")) {
            if (!"ExternalName".equals(service.spec().getString("type"))) {
                Manifest chosen = chosen(all, service.spec().getJsonObject("selector"));
                assertThat(chosen.name()).isEqualTo(service.name());
                Manifest.objects(service.spec().getJsonArray("ports")).forEach(port -> assertThat(chosen.ports())
                        .containsEntry(port.getString("targetPort"), port.getInteger("port")));
            }
        }
        for (Manifest budget : all.of("PodDisruptionBudget")) {
            Manifest chosen =
                    chosen(all, budget.spec().getJsonObject("selector").getJsonObject("matchLabels"));
            assertThat(chosen.name()).isEqualTo(budget.name());
            assertThat(budget.spec().getInteger("maxUnavailable")).isEqualTo(1);
        }
        for (Manifest scaler : all.of("HorizontalPodAutoscaler")) {
            JsonObject target = scaler.spec().getJsonObject("scaleTargetRef");
            Manifest scaled = all.workload(target.getString("name"));
            assertThat(scaled.kind()).isEqualTo(target.getString("kind"));
            assertThat(scaled.given().getString("apiVersion")).isEqualTo(target.getString("apiVersion"));
            assertThat(scaled.spec().containsKey("replicas")).isFalse();
        }
    }

    private static Manifest chosen(Kustomization all, JsonObject selector) {
        Map<String, String> labels = Manifest.labels(selector);
        List<Manifest> chosen = all.workloads().stream()
                .filter(one -> one.podLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
        assertThat(chosen).as("chosen by %s", labels).hasSize(1);
        return chosen.get(0);
    }

    @Test
    void protectsInProductionWhatHasSeveralProcesses() throws IOException {
        Kustomization production = Kustomization.read(OVERLAYS + "production");

        assertThat(production.of("PodDisruptionBudget"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("gateway", "orders");
        assertThat(production.of("HorizontalPodAutoscaler")).singleElement().satisfies(scaler -> {
            assertThat(scaler.name()).isEqualTo("gateway");
            assertThat(scaler.spec().getInteger("minReplicas")).isGreaterThan(1);
        });
        assertThat(production.replicas()).isEqualTo(Map.of("orders", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-node", "production"})
    void listsEveryOrderProcessByItsName(String overlay) throws IOException {
        Kustomization all = Kustomization.read(OVERLAYS + overlay);
        Manifest orders = all.workload("orders");
        Manifest service = all.of("Service").stream()
                .filter(one -> one.name().equals(orders.spec().getString("serviceName")))
                .findFirst()
                .orElseThrow();

        List<String> names = Stream.iterate(0, i -> i + 1)
                .limit(all.replicas().getOrDefault("orders", 1))
                .map(i -> "orders-" + i + "." + service.name() + ":"
                        + orders.ports().get("grpc"))
                .toList();

        assertThat(all.config().get("CRYPTOFLOW_ORDERS_ENDPOINTS")).isEqualTo(String.join(",", names));
        assertThat(service.spec().getString("clusterIP")).isEqualTo("None");
        assertThat(service.spec().getBoolean("publishNotReadyAddresses")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-node", "production"})
    void isPutTogetherByKustomizeInTheSameWay(String overlay) throws Exception {
        Skip.because(ManifestsTest.class, kubectl());

        String rendered = Program.run(Kustomization.ROOT, LIMIT, List.of("kubectl", "kustomize", OVERLAYS + overlay));
        List<Manifest> objects =
                StrictYaml.documents(rendered).stream().map(Manifest::new).toList();

        Kustomization all = Kustomization.read(OVERLAYS + overlay);
        assertThat(objects.stream().map(one -> HASH.matcher(one.id()).replaceFirst("")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(all.manifests().stream().map(Manifest::id), Stream.of("ConfigMap/cryptoflow"))
                                .toList());
        assertThat(objects)
                .filteredOn(one -> one.kind().equals("ConfigMap"))
                .singleElement()
                .satisfies(map -> assertThat(Manifest.labels(map.given().getJsonObject("data")))
                        .isEqualTo(all.config()));
        assertThat(objects).filteredOn(Manifest::isWorkload).allSatisfy(one -> {
            String image = one.container().getString("image");
            assertThat(all.tags().containsKey(image)).as("%s has a tag", image).isFalse();
            assertThat(one.spec().getInteger("replicas", 1))
                    .isEqualTo(all.replicas().getOrDefault(one.name(), 1));
        });
    }

    /** Why nothing can be put together here, if so. */
    private static Optional<String> kubectl() throws InterruptedException {
        try {
            Process asked = new ProcessBuilder("kubectl", "kustomize", "--help")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor() == 0 ? Optional.empty() : Optional.of("kubectl knows no kustomize");
        } catch (IOException absent) {
            return Optional.of("kubectl is not installed");
        }
    }
}
