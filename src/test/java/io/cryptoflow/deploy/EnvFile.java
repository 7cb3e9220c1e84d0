package io.cryptoflow.deploy;

import io.cryptoflow.fixture.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file of secrets that the documented command writes. */
public final class EnvFile {
    static final String COMMAND = "sh src/main/docker/make-env";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private EnvFile() {}

    /** Runs the command and reads what it wrote. */
    public static Map<String, String> write(Path file) throws Exception {
        run(file);
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    static void run(Path file) throws Exception {
        String absolute = file.toAbsolutePath().toString();
        Program.run(Path.of("."), LIMIT, List.of("sh", "-c", COMMAND + " \"$0\"", absolute));
    }
}
