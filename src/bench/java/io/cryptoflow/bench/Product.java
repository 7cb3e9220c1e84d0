package io.cryptoflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the product, started from its jar as a user starts it, with a data folder of its own. */
final class Product implements AutoCloseable {
    private static final Path JAR = Path.of("target/cryptoflow.jar");
    private static final Path OPTIONS = Path.of("conf/jvm.options");
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 40;
    private static final Pattern API = Pattern.compile("API +http://127\\.0\\.0\\.1:(\\d+)/");
    private static final Pattern POSTGRES = Pattern.compile("Postgres +\\S+ embedded on 127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final Path data;
    private final Path log;

    private Product(Process process, Path data, Path log) {
        this.process = process;
        this.data = data;
        this.log = log;
    }

    /** Starts the process and returns at once. */
    static Product launch(Path data, Map<String, String> settings) {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS,
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CRYPTOFLOW_"));
        builder.environment().put("CRYPTOFLOW_DATA_FOLDER", data.toString());
        builder.environment().put("CRYPTOFLOW_MARKET_SOURCE", "simulated");
        builder.environment().put("CRYPTOFLOW_HTTP_PORT", "0");
        builder.environment().put("CRYPTOFLOW_MANAGEMENT_PORT", "0");
        builder.environment().put("CRYPTOFLOW_RISK_MAXIMUM_OPEN_ORDERS", "100000000");
        builder.environment().put("CRYPTOFLOW_RISK_MAXIMUM_ORDERS_PER_SECOND", "1000000");
        builder.environment().putAll(settings);
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            return new Product(builder.start(), data, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and returns when it takes requests. */
    static Product start(Path data, Map<String, String> settings) {
        Product product = launch(data, settings);
        product.await(API);
        return product;
    }

    /** Waits until its output has what {@code shown} finds. */
    void await(Pattern shown) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!shown.matcher(output()).find()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String said = output();
                close();
                throw new BenchFailure("the product did not start: " + said);
            }
            Waiting.pause(50);
        }
    }

    private String output() {
        return read(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines of its output say {@code text}. */
    long countLines(String text) {
        return output().lines().filter(line -> line.contains(text)).count();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int httpPort() {
        return port(API);
    }

    int postgresPort() {
        return port(POSTGRES);
    }

    private int port(Pattern shown) {
        Matcher found = shown.matcher(output());
        if (!found.find()) {
            throw new BenchFailure("not on the start screen: " + shown);
        }
        return Integer.parseInt(found.group(1));
    }

    String apiKey() {
        return read(data.resolve("api-key"));
    }

    String postgresPassword() {
        return read(data.resolve("secrets").resolve("postgres"));
    }

    double cpuSeconds() {
        return ProcessUse.cpuSeconds(pid());
    }

    double postgresCpuSeconds() {
        return ProcessUse.postgresCpuSeconds(pid());
    }

    /** Asks the process to stop and waits for it; its servers end with it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
