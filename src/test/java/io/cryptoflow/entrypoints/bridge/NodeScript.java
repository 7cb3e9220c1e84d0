package io.cryptoflow.entrypoints.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs for Node in {@code src/test/node}, with their packages installed below {@code target}. */
public final class NodeScript {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");

    private NodeScript() {}

    /** Why scripts cannot run here; empty when they can. */
    public static String whyNot() throws Exception {
        for (String program : List.of("node", "npm")) {
            try {
                run(Path.of("."), List.of(program, "--version"), 30);
            } catch (IOException absent) {
                return program + " is not on the PATH";
            }
        }
        return "";
    }

    /** Installs the packages of the lock file. */
    public static void install() throws Exception {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(INSTALLED, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), 180);
    }

    /** Runs a script with arguments and the installed packages as its last one; what it printed. */
    public static String run(String script, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", SOURCES.resolve(script).toString()));
        command.addAll(List.of(arguments));
        command.add(INSTALLED.resolve("node_modules").toAbsolutePath().toString());
        return run(Path.of("."), command, 60);
    }

    private static String run(Path folder, List<String> command, int seconds) throws Exception {
        Path output = Files.createTempFile("node", ".out");
        Path errors = Files.createTempFile("node", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + printed
                        + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return printed.trim();
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
