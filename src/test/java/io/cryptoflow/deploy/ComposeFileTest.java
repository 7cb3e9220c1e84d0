package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cryptoflow.Role;
import io.cryptoflow.Settings;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml says of the product is so. */
class ComposeFileTest {
    private static final Path DOCKER_COMPOSE = Path.of("/usr/bin/docker-compose");
    /** They may ask each other, and one of them has to start first. */
    private static final String STRATEGIES_ASK_ORDERS = "market-data orders";

    @TempDir
    private Path folder = Path.of("");

    private ComposeFile file = new ComposeFile(List.of(), Set.of());

    @BeforeEach
    void read() throws Exception {
        file = ComposeFile.read(EnvFile.write(folder.resolve("env")));
    }

    @Test
    void runsEveryRoleOnceWithSettingsThatTheProductReads() throws IOException {
        List<Role> roles = new ArrayList<>();
        for (ComposeService service : file.product()) {
            Settings settings = service.settings();
            roles.addAll(settings.roles());

            assertThat(settings.roles().iterator().next().roleName()).isEqualTo(service.name());
            assertThat(settings.http().host()).isEqualTo("0.0.0.0");
            assertThat(settings.management().host()).isEqualTo("0.0.0.0");
        }

        assertThat(roles).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void asksOtherRolesWhereTheyListen() throws IOException {
        int asked = 0;
        for (ComposeService service : file.product()) {
            for (ComposeService.Place place : service.asks()) {
                ComposeService other = file.service(place.service());
                if (other.isProduct()) {
                    Settings settings = other.settings();
                    assertThat(settings.grpc().server().enabled())
                            .as(service.name())
                            .isTrue();
                    assertThat(settings.grpc().server().host()).isEqualTo("0.0.0.0");
                    assertThat(settings.grpc().server().port()).isEqualTo(place.port());
                    assertThat(settings.grpc().serviceToken())
                            .isEqualTo(service.settings().grpc().serviceToken());
                    asked++;
                }
            }
            assertThat(service.asks()).extracting(ComposeService.Place::service).doesNotContain(service.name());
        }

        assertThat(asked).isGreaterThanOrEqualTo(4);
    }

    @Test
    void opensTheServersThatItStartsWithTheirPasswords() {
        Map<String, String> postgres = file.service("postgres").environment();
        Map<String, String> rabbit = file.service("rabbitmq").environment();
        String database = "postgresql://" + postgres.get("POSTGRES_USER") + ":" + postgres.get("POSTGRES_PASSWORD")
                + "@postgres:5432/" + postgres.get("POSTGRES_DB");
        String cache = "redis://:" + file.service("redis").environment().get("REDISCLI_AUTH") + "@redis:6379";
        String broker = "amqp://" + rabbit.get("RABBITMQ_DEFAULT_USER") + ":" + rabbit.get("RABBITMQ_DEFAULT_PASS")
                + "@rabbitmq:5672/%2F";

        List<String> uris = file.product().stream()
                .flatMap(service -> service.environment().entrySet().stream())
                .filter(entry -> entry.getKey().endsWith("_URI"))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(new TreeSet<>(uris)).containsExactlyInAnyOrder(database, cache, broker);
    }

    @Test
    void waitsForEverybodyWhomItAsks() {
        for (ComposeService service : file.product()) {
            List<String> asked = service.asks().stream()
                    .map(ComposeService.Place::service)
                    .filter(other -> !(service.name() + " " + other).equals(STRATEGIES_ASK_ORDERS))
                    .toList();

            assertThat(service.waitsFor()).as(service.name()).containsExactlyInAnyOrderElementsOf(asked);
        }
        assertThat(file.service("grafana").waitsFor()).containsExactly("prometheus");
    }

    @Test
    void endsAProcessOnlyAfterItCouldDrain() throws IOException {
        for (ComposeService service : file.product()) {
            Duration grace = Duration.parse("PT" + service.given().getString("stop_grace_period"));

            assertThat(grace)
                    .isGreaterThan(service.settings().shutdown().drainTimeout().multipliedBy(2));
        }
    }

    @Test
    void isScrapedAndShown() throws IOException {
        List<String> targets = new ArrayList<>();
        for (ComposeService service : file.product()) {
            targets.add(service.name() + ":" + service.settings().management().port());
        }
        JsonObject job = StrictYaml.document(Path.of("monitoring/prometheus/prometheus.yaml"))
                .getJsonArray("scrape_configs")
                .getJsonObject(0);
        JsonObject source = StrictYaml.document(Path.of("monitoring/grafana/provisioning/datasources/prometheus.yaml"))
                .getJsonArray("datasources")
                .getJsonObject(0);
        JsonObject boards = StrictYaml.document(Path.of("monitoring/grafana/provisioning/dashboards/cryptoflow.yaml"))
                .getJsonArray("providers")
                .getJsonObject(0);

        assertThat(job.getJsonArray("static_configs").stream()
                        .map(JsonObject.class::cast)
                        .flatMap(config -> config.getJsonArray("targets").stream())
                        .map(String::valueOf))
                .containsExactlyInAnyOrderElementsOf(targets);
        assertThat(file.service("prometheus").command()).contains("--config.file=/etc/prometheus/prometheus.yaml");
        assertThat(source.getString("url")).isEqualTo("http://prometheus:9090");
        assertThat(file.service("grafana").strings("volumes"))
                .contains("./monitoring/grafana/dashboards:"
                        + boards.getJsonObject("options").getString("path") + ":ro");
    }

    @Test
    void isUnderstoodByDockerCompose() throws Exception {
        Skip.because(
                ComposeFileTest.class,
                Files.isExecutable(DOCKER_COMPOSE) ? Optional.empty() : Optional.of("docker-compose is not installed"));
        Path env = folder.resolve("env");
        Path none = Files.createFile(folder.resolve("none"));

        String understood = config(env);

        JsonObject services = StrictYaml.documents(understood).get(0).getJsonObject("services");
        assertThat(services.fieldNames())
                .containsExactlyInAnyOrderElementsOf(
                        file.services().stream().map(ComposeService::name).toList());
        for (ComposeService service : file.services()) {
            ComposeService read = new ComposeService(service.name(), services.getJsonObject(service.name()));
            assertThat(read.environment()).isEqualTo(service.environment());
            assertThat(read.waitsFor()).containsExactlyInAnyOrderElementsOf(service.waitsFor());
        }
        assertThat(catchThrowable(() -> config(none))).hasMessageContaining(EnvFile.COMMAND);
    }

    private static String config(Path env) throws Exception {
        List<String> command = List.of(DOCKER_COMPOSE.toString(), "--env-file", env.toString(), "config");
        return Program.run(Path.of("."), Duration.ofMinutes(1), command);
    }
}
