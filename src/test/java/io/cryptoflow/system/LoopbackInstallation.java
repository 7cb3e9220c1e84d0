package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.deploy.ComposeFile;
import io.cryptoflow.deploy.ComposeService;
import io.cryptoflow.deploy.Dockerfile;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.RabbitBroker;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import io.cryptoflow.infrastructure.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product's services of docker-compose.yml as plain processes: their commands, their environment, the entry point and the
 * Java runtime of the image. Each service has an address of loopback of its own, so that ports stay as they are.
 */
final class LoopbackInstallation implements AutoCloseable {
    private static final Duration JLINK_LIMIT = Duration.ofMinutes(3);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final long END_SECONDS = 30;
    /** From one run to the next, and beside other runs, other addresses. */
    private static final long NETWORK = ProcessHandle.current().pid() % 250 + 1;

    private final Path folder;
    private final Path java;
    private final ComposeFile compose;
    private final Dockerfile image = Dockerfile.read();
    private final DataFolder data;
    private final EmbeddedPostgres postgres;
    private final EmbeddedRedis redis;
    private final RabbitBroker rabbit;
    private final Map<String, Process> processes = new LinkedHashMap<>();

    LoopbackInstallation(Path folder, ComposeFile compose) throws Exception {
        this.folder = folder;
        this.compose = compose;
        this.java = link();
        data = DataFolder.open(folder.resolve("stores"));
        postgres = EmbeddedPostgres.start(data);
        redis = EmbeddedRedis.start(data);
        rabbit = RabbitBroker.start(folder.resolve("broker"));
    }

    /** A runtime of the modules that the image has. */
    private Path link() throws Exception {
        Path home = folder.resolve("java");
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        List<String> command = List.of(
                jlink.toString(), "--output", home.toString(), "--add-modules", String.join(",", image.modules()));
        Program.run(folder, JLINK_LIMIT, command);
        return home.resolve("bin/java");
    }

    /** Starts every service once those that it waits for are well. */
    void startAll() throws Exception {
        List<ComposeService> waiting = new ArrayList<>(compose.product());
        while (!waiting.isEmpty()) {
            ComposeService next = waiting.stream()
                    .filter(service -> waiting.stream()
                            .noneMatch(other -> service.waitsFor().contains(other.name())))
                    .findFirst()
                    .orElseThrow();
            start(next.name());
            waiting.remove(next);
        }
    }

    /** Starts one service and waits until its probe is content. */
    void start(String name) throws Exception {
        launch(name);
        boolean well = Waiting.until(START_LIMIT, () -> !process(name).isAlive() || isWell(name));
        assertThat(well && process(name).isAlive())
                .as("%s is well; it said: %s", name, output(name))
                .isTrue();
    }

    private void launch(String name) throws IOException {
        ComposeService service = compose.service(name);
        Path home = Files.createDirectories(folder.resolve(name));
        List<String> command = Stream.concat(image.entryPoint().stream(), service.command().stream())
                .map(this::onThisMachine)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("output").toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("CRYPTOFLOW_"));
        builder.environment().putAll(environment(service));
        processes.put(name, builder.start());
    }

    private String onThisMachine(String word) {
        return word.replace("/opt/java/bin/java", java.toString())
                .replace(
                        "/opt/cryptoflow/cryptoflow.jar",
                        Path.of(System.getProperty("cryptoflow.jar", "target/cryptoflow.jar"))
                                .toAbsolutePath()
                                .toString())
                .replace(
                        "/opt/cryptoflow/jvm.options",
                        Path.of("conf/jvm.options").toAbsolutePath().toString())
                .replace(
                        "/opt/cryptoflow/health",
                        Path.of("src/main/docker/health").toAbsolutePath().toString());
    }

    /** As image and docker-compose set it; other are only addresses, the servers behind the URIs, and the folder. */
    private Map<String, String> environment(ComposeService service) {
        Map<String, String> environment = new LinkedHashMap<>(image.environment());
        environment.putAll(service.environment());
        environment.replaceAll((key, value) -> key.endsWith("_ENDPOINTS")
                ? value.replaceAll("(^|,)([a-z-]+):", "$1{$2}:")
                : value.equals("0.0.0.0") ? address(service.name()) : value);
        for (ComposeService other : compose.product()) {
            environment.replaceAll((key, value) -> value.replace("{" + other.name() + "}", address(other.name())));
        }
        environment.put(
                "CRYPTOFLOW_DATA_FOLDER", data(service.name()).toAbsolutePath().toString());
        environment.computeIfPresent(
                "CRYPTOFLOW_POSTGRES_URI",
                (key, uri) -> "postgresql://" + postgres.user() + ":" + postgres.password() + "@" + postgres.host()
                        + ":" + postgres.port() + "/" + postgres.database());
        environment.computeIfPresent(
                "CRYPTOFLOW_REDIS_URI",
                (key, uri) -> "redis://:" + redis.password() + "@" + redis.host() + ":" + redis.port());
        environment.computeIfPresent("CRYPTOFLOW_RABBITMQ_URI", (key, uri) -> rabbit.uri());
        return environment;
    }

    private String address(String name) {
        List<String> names =
                compose.product().stream().map(ComposeService::name).toList();
        return "127.77." + NETWORK + "." + (names.indexOf(name) + 1);
    }

    private Path data(String name) {
        return folder.resolve(name).resolve("data");
    }

    /** Whether the probe of the service is content. */
    boolean isWell(String name) throws Exception {
        List<String> probe = compose.service(name).probe();
        assertThat(probe.get(0)).isEqualTo("CMD");
        List<String> command = probe.stream().skip(1).map(this::onThisMachine).toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment(compose.service(name)));
        Process asked = builder.start();
        boolean ended = asked.waitFor(PROBE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        asked.destroyForcibly();
        return ended && asked.exitValue() == 0;
    }

    /** Where clients call, and with the key of the paper account. */
    ProductClient client() throws IOException {
        String key = Files.readString(data("orders").resolve("api-key")).strip();
        return new ProductClient("http://" + address("gateway") + ":8080/api/v1", key);
    }

    /** As {@code kill -9} does. */
    void kill(String name) throws InterruptedException {
        process(name).destroyForcibly();
        assertThat(process(name).waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks it to end; its exit code once it has, within the time that the file leaves it. */
    int stop(String name) throws InterruptedException {
        process(name).destroy();
        Duration grace = Duration.parse("PT" + compose.service(name).given().getString("stop_grace_period"));
        assertThat(process(name).waitFor(grace.toSeconds(), TimeUnit.SECONDS))
                .as("%s ends", name)
                .isTrue();
        return process(name).exitValue();
    }

    String output(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("output"));
    }

    private Process process(String name) {
        Process process = processes.get(name);
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    @Override
    public void close() {
        Closing.close(() -> {
            for (Process process : processes.values()) {
                process.destroyForcibly();
                process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
            rabbit.close();
            redis.stop();
            postgres.stop();
            data.close();
        });
    }
}
