package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged product as a process of its own, with its embedded servers; all of them are gone after {@link #close}. */
public final class RunningProduct implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration END_LIMIT = Duration.ofMinutes(1);
    private static final Duration SERVERS_END_LIMIT = Duration.ofSeconds(20);
    private static final Pattern READY = Pattern.compile("CryptoFlow .*ready in .*");

    private final ProductSetup setup;
    private final Process process;
    private List<EmbeddedProcess> servers = List.of();

    private RunningProduct(ProductSetup setup, Process process) {
        this.setup = setup;
        this.process = process;
    }

    /** Starts it and waits until the start screen is shown. */
    public static RunningProduct start(ProductSetup setup) throws Exception {
        RunningProduct product = launch(setup);
        try {
            product.awaitStartScreen();
            return product;
        } catch (Throwable e) {
            product.close();
            throw e;
        }
    }

    /** Starts it and does not wait. */
    static RunningProduct launch(ProductSetup setup) throws IOException {
        return new RunningProduct(setup, setup.launch());
    }

    /** Waits until the whole start screen is there. */
    void awaitStartScreen() throws Exception {
        boolean ended = Waiting.until(
                START_LIMIT, () -> !process.isAlive() || output().lines().anyMatch(line -> line.startsWith("Next, ")));
        assertThat(ended && process.isAlive())
                .as("the product runs and shows its start screen; it said: %s %s", output(), errors())
                .isTrue();
        servers = EmbeddedProcess.childrenOf(process);
    }

    /** The start screen, line by line, without the log before it. */
    List<String> startScreen() throws IOException {
        return output().lines()
                .dropWhile(line -> !READY.matcher(line).matches())
                .toList();
    }

    /** What stands behind a name on the start screen. */
    Optional<String> shown(String name) throws IOException {
        Pattern line = Pattern.compile("  " + Pattern.quote(name) + " +(.*)");
        return startScreen().stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    /** Where the API stands, such as {@code http://127.0.0.1:8080/api/v1}. */
    public String api() throws IOException {
        return shown("API").orElseThrow();
    }

    String ready() throws IOException {
        return shown("Health").orElseThrow();
    }

    String streams() throws IOException {
        return shown("Streams").orElseThrow();
    }

    int postgresPort() throws IOException {
        return Integer.parseInt(shown("Postgres").orElseThrow().replaceAll(".*:", ""));
    }

    /** The API key, as the file holds it. */
    public String key() throws IOException {
        return Files.readString(setup.data().resolve("api-key")).strip();
    }

    ProductClient client() throws IOException {
        return new ProductClient(api(), key());
    }

    Path data() {
        return setup.data();
    }

    long pid() {
        return process.pid();
    }

    /** Everything it printed, the log among it. */
    String output() throws IOException {
        return Files.readString(setup.home().resolve("stdout"));
    }

    String errors() throws IOException {
        return Files.readString(setup.home().resolve("stderr"));
    }

    /** The embedded servers that run on its account. */
    List<EmbeddedProcess> servers() {
        return servers;
    }

    /** The embedded servers that run now, restarted ones among them. */
    List<EmbeddedProcess> runningServers() {
        return EmbeddedProcess.childrenOf(process);
    }

    /** Whether it may get work. */
    boolean isReady() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ready())).build();
        return HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode()
                == HttpURLConnection.HTTP_OK;
    }

    /** As {@code kill -9} does. */
    void kill() throws Exception {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill} does, without waiting. */
    void terminate() {
        process.destroy();
    }

    /** Exit code, once it has ended. */
    int awaitExit() throws Exception {
        assertThat(process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("the product ends")
                .isTrue();
        return process.exitValue();
    }

    /** Waits for the embedded servers to end, and tells which did not. */
    List<EmbeddedProcess> serversLeftBehind() throws Exception {
        Waiting.until(SERVERS_END_LIMIT, () -> servers.stream().noneMatch(EmbeddedProcess::isAlive));
        return servers.stream().filter(EmbeddedProcess::isAlive).toList();
    }

    @Override
    public void close() {
        Closing.close(this::end);
    }

    private void end() throws Exception {
        List<EmbeddedProcess> last = Stream.concat(servers.stream(), EmbeddedProcess.childrenOf(process).stream())
                .distinct()
                .toList();
        process.destroyForcibly();
        awaitExit();
        Waiting.until(SERVERS_END_LIMIT, () -> last.stream().noneMatch(EmbeddedProcess::isAlive));
        last.forEach(EmbeddedProcess::kill);
    }
}
