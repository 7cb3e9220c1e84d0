package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml starts is shut to everybody else, and starts with secrets of its own only. */
class ComposeContainersTest {
    private static final Pattern PINNED = Pattern.compile("[a-z/]+:v?\\d+\\.\\d+\\.?\\d*(-[a-z]+)?");

    @TempDir
    private Path folder = Path.of("");

    private ComposeFile file = new ComposeFile(List.of(), Set.of());

    @BeforeEach
    void read() throws Exception {
        file = ComposeFile.read(EnvFile.write(folder.resolve("env")));
    }

    @Test
    void publishesTheGatewayAndGrafanaOnly() throws IOException {
        Map<String, String> published = new TreeMap<>();
        file.services()
                .forEach(service -> service.strings("ports").forEach(port -> published.put(service.name(), port)));

        int http = file.service("gateway").settings().http().port();
        assertThat(published)
                .isEqualTo(Map.of("gateway", "127.0.0.1:" + http + ":" + http, "grafana", "127.0.0.1:3000:3000"));
    }

    @Test
    void letsNoContainerDoMoreThanItMust() {
        assertThat(file.services()).hasSizeGreaterThan(7).allSatisfy(service -> {
            JsonObject given = service.given();
            assertThat(given.getString("user")).matches("[1-9]\\d*:\\d+");
            assertThat(given.getBoolean("read_only")).isTrue();
            assertThat(service.strings("cap_drop")).containsExactly("ALL");
            assertThat(service.strings("security_opt")).containsExactly("no-new-privileges:true");
            assertThat(given.getString("mem_limit")).matches("\\d+[mg]");
            assertThat(given.getInteger("cpus")).isPositive();
            assertThat(given.getInteger("pids_limit")).isPositive();
            assertThat(given.getString("restart")).isEqualTo("unless-stopped");
            assertThat(service.probe().get(0)).isIn("CMD", "CMD-SHELL");
            assertThat(PINNED.matcher(service.image()).matches())
                    .as("%s is pinned", service.image())
                    .isTrue();
        });
    }

    @Test
    void startsNothingWithoutSecretsAndHasNoneOfItsOwn() throws Exception {
        Map<String, String> secrets = EnvFile.write(folder.resolve("other"));

        assertThat(ComposeFile.required().keySet()).isEqualTo(secrets.keySet());
        assertThat(ComposeFile.required().values()).allMatch(said -> said.contains(EnvFile.COMMAND));
        assertThat(secrets.values()).doesNotHaveDuplicates().allMatch(secret -> secret.matches("[0-9a-f]{48}"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("other"))).hasSize(2);
        assertThat(file.services())
                .flatExtracting(service -> service.environment().entrySet())
                .filteredOn(entry -> entry.getKey().matches(".*(PASS|TOKEN|AUTH$).*"))
                .hasSizeGreaterThan(5)
                .extracting(Map.Entry::getValue)
                .allMatch(value -> value.matches("[0-9a-f]{48}"));
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains(".env");
    }

    @Test
    void neverOverwritesSecrets() throws Exception {
        Path written = folder.resolve("env");
        String before = Files.readString(written);

        assertThat(catchThrowable(() -> EnvFile.run(written))).isInstanceOf(IOException.class);
        assertThat(Files.readString(written)).isEqualTo(before);
    }

    @Test
    void mountsFilesOfTheProjectAndItsOwnVolumes() {
        List<String> sources = file.services().stream()
                .flatMap(service -> service.strings("volumes").stream())
                .map(mount -> mount.substring(0, mount.indexOf(':')))
                .toList();

        assertThat(sources.stream().filter(source -> !source.startsWith("./")))
                .containsExactlyInAnyOrderElementsOf(file.volumes());
        assertThat(sources.stream().filter(source -> source.startsWith("./")))
                .hasSize(3)
                .allMatch(source -> Files.isDirectory(Path.of(source)));
    }
}
