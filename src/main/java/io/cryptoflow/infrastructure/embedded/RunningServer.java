package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An embedded server that is ready, on a free loopback port; when it dies it is started again on that port. */
final class RunningServer {
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final int ATTEMPTS = 5;
    private static final int REVIVALS = 20;
    private static final Duration ATTEMPT_PAUSE = Duration.ofMillis(100);
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final ServerProgram program;
    private final int port;
    private volatile ChildProcess process;
    private volatile boolean serving;
    private volatile boolean stopping;

    private RunningServer(ServerProgram program, int port) throws IOException {
        this.program = program;
        this.port = port;
        this.process = launch();
    }

    /** Starts it; again on another port when the server ends before it is ready. No orphan may be left in its folder. */
    static RunningServer start(ServerProgram program) throws IOException {
        long since = System.nanoTime();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = freePort();
            RunningServer server = new RunningServer(program, port);
            if (server.awaitReady()) {
                server.serving = true;
                LOG.info(
                        "embedded server started name={} port={} pid={} attempt={} millis={}",
                        program.name(),
                        port,
                        server.pid(),
                        attempt,
                        Duration.ofNanos(System.nanoTime() - since).toMillis());
                return server;
            }
            Waiting.pause(ATTEMPT_PAUSE.multipliedBy(attempt));
        }
        throw failure(program);
    }

    private ChildProcess launch() throws IOException {
        return ChildProcess.start(
                program.name(), program.command().apply(port), program.home(), program.log(), this::revive);
    }

    private void revive() {
        for (int attempt = 1; serving && !stopping && attempt <= REVIVALS; attempt++) {
            try {
                Waiting.pause(ATTEMPT_PAUSE.multipliedBy(attempt));
                if (startedAgain()) {
                    LOG.warn("embedded server started again name={} port={} attempt={}", program.name(), port, attempt);
                    return;
                }
            } catch (IOException e) {
                LOG.error("embedded server does not start again name={} cause={}", program.name(), e.getMessage());
            }
        }
    }

    private boolean startedAgain() throws IOException {
        serving = false;
        try {
            program.clearance().run();
            process = launch();
            boolean ready = awaitReady();
            if (stopping) {
                process.stop(program.stopSignal(), STOP_PATIENCE);
            }
            return ready;
        } finally {
            serving = true;
        }
    }

    /** The port is free now; another program may take it before the server does, hence the attempts. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private boolean awaitReady() throws IOException {
        try {
            boolean decided = Waiting.until(
                    () -> !process.isAlive() || program.readiness().isReady(pid(), port), READY_LIMIT);
            if (!decided) {
                process.stop(program.stopSignal(), STOP_PATIENCE);
                throw failure(program);
            }
            return process.isAlive();
        } catch (IOException | RuntimeException e) {
            process.stop(program.stopSignal(), STOP_PATIENCE);
            throw e;
        }
    }

    private static EmbeddedFailure failure(ServerProgram program) throws IOException {
        return new EmbeddedFailure("the embedded " + program.name() + " does not start: "
                + program.log().complaint() + " (more in " + program.log().path() + "); set " + program.setting()
                + " to use an external server");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Blocks until the server is gone, 25 seconds at most. */
    void stop() {
        stopping = true;
        process.stop(program.stopSignal(), STOP_PATIENCE);
    }
}
