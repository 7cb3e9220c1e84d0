package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.CommandLine;
import io.cryptoflow.Settings;
import io.cryptoflow.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image holds what it runs, and runs it as nobody in particular. */
class DockerfileTest {
    private static final String HOME = "/opt/cryptoflow/";
    private static final Pattern PINNED = Pattern.compile("[a-z-]+:\\d+\\.\\d+[\\w.-]*( AS \\w+)?");

    @Test
    void startsTheProductWithItsOptions() throws IOException {
        Dockerfile file = Dockerfile.read();
        List<String> entryPoint = file.entryPoint();

        assertThat(entryPoint.get(0)).isEqualTo("/opt/java/bin/java");
        assertThat(file.all("COPY"))
                .contains("--from=build /opt/java /opt/java")
                .contains("--from=build /build/ours.jar " + HOME + "cryptoflow.jar")
                .contains("--from=build /build/libraries.jar " + HOME + "libraries.jar")
                .contains("src/main/docker/health conf/jvm.options " + HOME);
        assertThat(entryPoint).containsSequence("-jar", HOME + "cryptoflow.jar").contains("@" + HOME + "jvm.options");
    }

    @Test
    void setsWhatTheProductReadsAndOpensItsPorts() throws IOException {
        Dockerfile file = Dockerfile.read();

        Settings settings = SettingsReader.read(CommandLine.parse(), file.environment());

        assertThat(settings.data().folder()).isEqualTo(Path.of("/var/lib/cryptoflow/data"));
        assertThat(file.all("WORKDIR")).last().isEqualTo("/var/lib/cryptoflow");
        assertThat(file.ports())
                .containsExactly(
                        String.valueOf(settings.http().port()),
                        String.valueOf(settings.management().port()),
                        String.valueOf(settings.grpc().server().port()));
        assertThat(file.user()).isEqualTo("10001:10001");
        assertThat(file.all("RUN")).anyMatch(line -> line.contains("useradd --uid 10001 --gid 10001"));
    }

    @Test
    void buildsOnPinnedImages() throws IOException {
        assertThat(Dockerfile.read().all("FROM")).hasSize(2).allMatch(image -> PINNED.matcher(image)
                .matches());
    }

    @Test
    void copiesOnlyWhatTheContextHas() throws IOException {
        List<String> admitted = Files.readAllLines(Path.of("src/main/docker/Dockerfile.dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(Files.readAllLines(Path.of("src/main/docker/Dockerfile.dockerignore")))
                .contains("**");
        assertThat(Dockerfile.read().copied()).containsExactlyInAnyOrderElementsOf(admitted);
        assertThat(admitted)
                .allMatch(file -> file.equals("target/cryptoflow.jar") || Files.isRegularFile(Path.of(file)));
        assertThat(Files.isExecutable(Path.of("src/main/docker/health"))).isTrue();
    }

    @Test
    void keepsWhatIsOursApartFromTheLibraries() throws IOException {
        List<String> ours = new ArrayList<>(List.of("cryptoflow", "conf", "openapi"));
        try (Stream<Path> resources = Files.list(Path.of("src/main/resources"))) {
            resources
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("META-INF"))
                    .forEach(ours::add);
        }

        String moved = Dockerfile.read().all("RUN").stream()
                .filter(line -> line.contains("ours"))
                .findFirst()
                .orElseThrow();

        assertThat(moved).contains(" && mv io/cryptoflow ../ours/io/ ");
        assertThat(moved).contains(" && mv " + String.join(" ", new TreeSet<>(ours)) + " ../ours/ ");
    }
}
