package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real Redis as a child of this process: on a loopback port, with a password. What it acknowledged survives a kill of
 * the server or of this process; a failure of the machine can cost the last second.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final String NAME = "Redis";
    private static final String SETTING = "redis.uri";
    private static final String PROGRAM = "redis-server";
    private static final String STOP_SIGNAL = "TERM";
    private static final String ID = "redis";
    private static final int PROBE_MILLIS = 1000;

    private final RunningServer server;
    private final String password;
    private final String version;

    private EmbeddedRedis(RunningServer server, String password, String version) {
        this.server = server;
        this.password = password;
        this.version = version;
    }

    /**
     * Starts the server on the folder's data and returns when it answers. A server left behind by a killed process is
     * stopped first.
     *
     * @throws EmbeddedFailure when it cannot run here; the message names the setting for an external server
     */
    public static EmbeddedRedis start(DataFolder folder) throws IOException {
        Platform platform = Platform.current(NAME, SETTING);
        LogFile log = folder.log(ID);
        String password = folder.secret(ID);
        String version = platform.redisVersion();
        Path program = Programs.unpackFile(
                        folder, "redis-" + version + "-" + platform.architecture(), platform.redisResource(), PROGRAM)
                .resolve(PROGRAM);
        Path home = OwnerOnly.folder(folder.path().resolve(ID));
        PidFile pidFile = new PidFile(home.resolve("redis.pid"));
        ServerProgram.Clearance clearance = () -> Orphan.stop(PROGRAM, home, pidFile, STOP_SIGNAL);
        clearance.run();
        Path configuration = home.resolve("redis.conf");
        OwnerOnly.write(configuration, folder.temporary(), configuration(home, pidFile, password));
        List<String> command = List.of(program.toString(), configuration.toString(), "--port");
        RunningServer server = RunningServer.start(new ServerProgram(
                NAME,
                SETTING,
                home,
                log,
                STOP_SIGNAL,
                port -> ChildProcess.tied(STOP_SIGNAL, onPort(command, port)),
                (pid, port) -> pidFile.names(pid) && answers(port, password),
                clearance));
        return new EmbeddedRedis(server, password, version);
    }

    private static List<String> onPort(List<String> command, int port) {
        return Stream.concat(command.stream(), Stream.of(Integer.toString(port)))
                .toList();
    }

    private static String configuration(Path home, PidFile pidFile, String password) {
        return String.join(
                "\n",
                "bind " + RunningServer.HOST,
                "dir " + quoted(home),
                "pidfile " + quoted(pidFile.path()),
                "requirepass " + password,
                "daemonize no",
                "save \"\"",
                "appendonly yes",
                "appendfsync everysec",
                "auto-aof-rewrite-min-size 16mb",
                "maxmemory 64mb",
                "maxmemory-policy noeviction",
                "");
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Asked only after the pid file shows that the port is ours; a server that still loads its data answers no PONG. */
    private static boolean answers(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(RunningServer.loopback(), port), PROBE_MILLIS);
            socket.setSoTimeout(PROBE_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] expected = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
            return Arrays.equals(socket.getInputStream().readNBytes(expected.length), expected);
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The loopback address it listens on, nothing else. */
    public String host() {
        return RunningServer.HOST;
    }

    /** Another one at every start. */
    public int port() {
        return server.port();
    }

    /** Of the default user, the same at every start; never to be printed. */
    public String password() {
        return password;
    }

    /** As the server itself reports it. */
    public String version() {
        return version;
    }

    /** Of the server. */
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
