package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that dies with this one: the kernel sends it a signal of its choice when its parent is killed. It
 * stands in a session of its own, so that Ctrl-C in a terminal reaches only this process, which stops its servers last.
 */
final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH");
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private volatile boolean stopping;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts the command in a folder, with its output appended to a log and none of this process's settings and
     * secrets in its environment.
     *
     * @param onDeath runs when the process ends without having been told to
     */
    static ChildProcess start(String name, List<String> command, Path folder, LogFile log, Runnable onDeath)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.path().toFile()));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("LC_ALL", "C");
        CompletableFuture<ChildProcess> started = new CompletableFuture<>();
        Thread watch = new Thread(() -> run(name, builder, started, onDeath), name + "-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot run " + name + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            if (!started.cancel(false)) {
                started.join().process.destroyForcibly();
            }
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while starting " + name);
        }
    }

    /** The kernel takes the end of the thread that forked for the end of the parent: this one lives as long as the child. */
    private static void run(
            String name, ProcessBuilder builder, CompletableFuture<ChildProcess> started, Runnable onDeath) {
        try {
            ChildProcess child = new ChildProcess(name, builder.start());
            if (!started.complete(child)) {
                child.process.destroyForcibly();
            }
            int exit = child.process.waitFor();
            if (!child.stopping) {
                LOG.error("embedded server ended name={} exit={}", name, exit);
                onDeath.run();
            }
        } catch (IOException | InterruptedException e) {
            started.completeExceptionally(e);
        }
    }

    /** Puts before a command what ties it to its parent; nothing where this machine has no such tools. */
    static List<String> tied(String deathSignal, List<String> command) {
        List<String> prefix = List.of("setsid", "setpriv", "--pdeathsig", deathSignal, "--");
        List<String> tied = new ArrayList<>();
        if (Tie.POSSIBLE) {
            tied.addAll(prefix);
        }
        tied.addAll(command);
        return tied;
    }

    private static final class Tie {
        static final boolean POSSIBLE =
                Processes.succeeds(List.of("setsid", "setpriv", "--pdeathsig", "TERM", "--", "true"));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of a command that is not a server; a command that hangs is killed and reported as such. */
    boolean succeedsWithin(Duration limit) throws IOException {
        stopping = true;
        if (!Waiting.until(() -> !process.isAlive(), limit)) {
            stop("KILL", KILL_LIMIT);
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Asks by a signal, waits, then kills; the process is gone afterwards. */
    void stop(String signal, Duration patience) {
        stopping = true;
        if (!process.isAlive()) {
            return;
        }
        Processes.signal(process.pid(), signal);
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            LOG.warn("embedded server killed name={} patienceMillis={}", name, patience.toMillis());
            process.destroyForcibly().waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
