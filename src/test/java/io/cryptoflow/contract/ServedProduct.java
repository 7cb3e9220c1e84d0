package io.cryptoflow.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The packaged product, started in a folder of its own. */
final class ServedProduct {
    private static final int START_SECONDS = 120;

    private final Path home;
    private final Process process;

    ServedProduct(Path home) throws Exception {
        this.home = home;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/cryptoflow.jar").toAbsolutePath().toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        builder.environment().put("CRYPTOFLOW_HTTP_PORT", "0");
        builder.environment().put("CRYPTOFLOW_MANAGEMENT_PORT", "0");
        process = builder.start();
        for (int i = 0; process.isAlive() && !output().contains("Next, "); i++) {
            if (i > START_SECONDS * 10) {
                throw new IOException("did not start: " + output());
            }
            Thread.sleep(100);
        }
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    String origin() throws IOException {
        return output().lines()
                .filter(line -> line.startsWith("  Docs "))
                .map(line -> line.substring(line.indexOf("http"), line.lastIndexOf("/docs")))
                .findFirst()
                .orElseThrow(() -> new IOException("did not start"));
    }

    String key() throws IOException {
        return Files.readString(home.resolve("cryptoflow-data/api-key")).strip();
    }

    void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private String output() throws IOException {
        return Files.readString(home.resolve("output"));
    }
}
