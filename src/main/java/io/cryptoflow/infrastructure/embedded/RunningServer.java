package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An embedded server that is ready, on a free loopback port. */
final class RunningServer {
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final int ATTEMPTS = 5;
    private static final Duration ATTEMPT_PAUSE = Duration.ofMillis(100);
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final ServerProgram program;
    private final ChildProcess process;
    private final int port;

    private RunningServer(ServerProgram program, ChildProcess process, int port) {
        this.program = program;
        this.process = process;
        this.port = port;
    }

    /** Starts it; again on another port when the server ends before it is ready. No orphan may be left in its folder. */
    static RunningServer start(ServerProgram program) throws IOException {
        long since = System.nanoTime();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = freePort();
            RunningServer server = launch(program, port);
            if (server.awaitReady()) {
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

    private static RunningServer launch(ServerProgram program, int port) throws IOException {
        ChildProcess process =
                ChildProcess.start(program.name(), program.command().apply(port), program.home(), program.log());
        return new RunningServer(program, process, port);
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
                stop();
                throw failure(program);
            }
            return process.isAlive();
        } catch (IOException | RuntimeException e) {
            stop();
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
        process.stop(program.stopSignal(), STOP_PATIENCE);
    }
}
