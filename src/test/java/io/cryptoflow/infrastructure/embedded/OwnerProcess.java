package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ServerOwner} in a Java process of its own. */
final class OwnerProcess implements AutoCloseable {
    private static final String ANSWER = "(ready|failed) .*";

    private final Path data;
    private final Process process;
    private final String answer;

    private OwnerProcess(Path data, Process process, String answer) {
        this.data = data;
        this.process = process;
        this.answer = answer;
    }

    static OwnerProcess start(Path data) throws IOException {
        return start(data, List.of(), System.getProperty("java.class.path"));
    }

    /** Starts it behind a command that changes the user, and waits for what it says. */
    static OwnerProcess start(Path data, List<String> prefix, String classPath) throws IOException {
        Process process = launch(data, prefix, classPath);
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches(ANSWER)) {
                return new OwnerProcess(data, process, line);
            }
        }
        throw new AssertionError("the owner of the servers ended without a word");
    }

    /** Starts it and waits for nothing. */
    static Process launch(Path data, List<String> prefix, String classPath) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(java(), "-Xmx128m", "-cp", classPath, ServerOwner.class.getName(), data.toString()));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String answer() {
        return answer;
    }

    long pid() {
        return process.pid();
    }

    long postgresPid() {
        return fact(2);
    }

    long redisPid() {
        return fact(4);
    }

    Sql sql() throws IOException {
        return new Sql((int) fact(1), secret("postgres"));
    }

    Keys keys() throws IOException {
        return new Keys((int) fact(3), secret("redis"));
    }

    private long fact(int index) {
        assertThat(answer).startsWith("ready ");
        return Long.parseLong(answer.split(" ", -1)[index]);
    }

    private String secret(String name) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(name)).strip();
    }

    /** As {@code kill -9} does: no hook of the process runs. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for an end in order. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }
}
