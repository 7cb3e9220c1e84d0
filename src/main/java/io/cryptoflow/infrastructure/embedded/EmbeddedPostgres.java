package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PostgreSQL as a child of this process: on a loopback port, with a password, and durable. A committed
 * transaction survives a kill of the server, of this process and of the machine.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "postgres";

    private static final String NAME = "PostgreSQL";
    private static final String SETTING = "postgres.uri";
    private static final String VERSION = "18.6";
    /** A fast shutdown: it does not wait for clients to leave. */
    private static final String STOP_SIGNAL = "INT";

    private static final int STATUS_LINE = 7;
    private static final List<String> CONFIGURATION = List.of(
            "listen_addresses=" + RunningServer.HOST,
            "unix_socket_directories=",
            "max_connections=100",
            "fsync=on",
            "synchronous_commit=on",
            // Few checkpoints, and never much that is yet to be written: orders wait for the same disk. What is in
            // memory for less
            // long is written and flushed piece by piece before the kernel writes all of half a minute at once.
            "max_wal_size=1GB",
            "shared_buffers=64MB",
            "bgwriter_delay=50ms",
            "bgwriter_lru_maxpages=200",
            "bgwriter_flush_after=128kB",
            "checkpoint_flush_after=128kB",
            "backend_flush_after=128kB",
            // Often, so that each time is short.
            "autovacuum_naptime=5s",
            "timezone=UTC",
            "log_timezone=UTC",
            // Clients get their errors; the log keeps what concerns the server itself.
            "log_min_messages=log",
            "log_checkpoints=off");

    private final RunningServer server;
    private final String password;

    private EmbeddedPostgres(RunningServer server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on the folder's data, makes them where they are missing, and returns when it takes
     * connections. A server left behind by a killed process is stopped first.
     *
     * @throws EmbeddedFailure when it cannot run here; the message names the setting for an external server
     */
    public static EmbeddedPostgres start(DataFolder folder) throws IOException {
        return start(folder, Privileges.current());
    }

    static EmbeddedPostgres start(DataFolder folder, Privileges privileges) throws IOException {
        Platform platform = Platform.current(NAME, SETTING);
        LogFile log = folder.log(USER);
        String password = folder.secret(USER);
        Path programs = Programs.unpackArchive(
                folder, "postgresql-" + VERSION + "-" + platform.architecture(), platform.postgresResource());
        Path home = folder.path().resolve("postgres");
        PidFile pidFile = new PidFile(home.resolve("postmaster.pid"));
        ServerProgram.Clearance clearance = () -> Orphan.stop("postgres", home, pidFile, STOP_SIGNAL);
        clearance.run();
        PostgresCluster.open(folder, home, programs, privileges, log);
        RunningServer server = RunningServer.start(new ServerProgram(
                NAME,
                SETTING,
                home,
                log,
                STOP_SIGNAL,
                port -> privileges.wrap(ChildProcess.tied(STOP_SIGNAL, command(programs, home, port))),
                (pid, port) -> isReady(pidFile, pid),
                clearance));
        return new EmbeddedPostgres(server, password);
    }

    private static List<String> command(Path programs, Path home, int port) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(), "-D", home.toString(), "-p", Integer.toString(port)));
        CONFIGURATION.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** The server writes its state into its pid file, where its own tools look for it as well. */
    private static boolean isReady(PidFile pidFile, long pid) throws IOException {
        List<String> lines = pidFile.lines();
        return lines.size() > STATUS_LINE
                && lines.get(0).strip().equals(Long.toString(pid))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** The loopback address it listens on, nothing else. */
    public String host() {
        return RunningServer.HOST;
    }

    /** Another one at every start. */
    public int port() {
        return server.port();
    }

    /** A superuser. */
    public String user() {
        return USER;
    }

    /** The same at every start; never to be printed. */
    public String password() {
        return password;
    }

    /** The database that always exists. */
    public String database() {
        return "postgres";
    }

    /** As the server itself reports it. */
    public String version() {
        return VERSION;
    }

    /** Of the server's first process. */
    public long pid() {
        return server.pid();
    }

    /** Ends all connections and stops the server cleanly; blocks 25 seconds at most. A second call does nothing. */
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
