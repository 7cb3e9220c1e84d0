package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.pgclient.PgException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    private static DataFolder folder;

    /** One folder for all tests: to make a cluster takes seconds. */
    @BeforeAll
    static void openFolder(@TempDir Path dir) throws Exception {
        folder = DataFolder.open(dir.resolve("da ta"));
    }

    @AfterAll
    static void closeFolder() throws Exception {
        folder.close();
    }

    @AfterEach
    void leaveNoServerBehind() throws Exception {
        for (long pid : Processes.of("postgres", home())) {
            Processes.signal(pid, "KILL");
        }
        assertThat(Waiting.until(() -> Processes.of("postgres", home()).isEmpty(), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void keepsRowsOverARestart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            write(postgres, 1);
        }

        assertThat(Processes.of("postgres", home())).isEmpty();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(rows(postgres)).containsExactly("1");
        }
    }

    @Test
    void isDurableBoundedAndOnLoopbackOnly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Sql sql = Sql.of(postgres)) {
            assertThat(sql.ask("SHOW fsync")).containsExactly("on");
            assertThat(sql.ask("SELECT name || '=' || setting FROM pg_settings WHERE name IN ('synchronous_commit',"
                            + " 'full_page_writes', 'max_connections', 'max_wal_size', 'TimeZone', 'listen_addresses',"
                            + " 'unix_socket_directories', 'server_version', 'data_checksums') ORDER BY lower(name)"))
                    .containsExactly(
                            "data_checksums=on",
                            "full_page_writes=on",
                            "listen_addresses=127.0.0.1",
                            "max_connections=100",
                            "max_wal_size=1024",
                            "server_version=" + postgres.version(),
                            "synchronous_commit=on",
                            "TimeZone=UTC",
                            "unix_socket_directories=");
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Sql sql = new Sql(postgres.port(), "0".repeat(64))) {
            assertThatThrownBy(() -> sql.ask("SELECT 1"))
                    .cause()
                    .isInstanceOfSatisfying(
                            PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("28P01"));
        }
    }

    @Test
    void servesAgainOnItsPortAfterAllItsProcessesWereKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            write(postgres, 1);
            long killed = postgres.pid();

            Processes.of("postgres", home()).forEach(pid -> Processes.signal(pid, "KILL"));

            assertThat(Waiting.until(() -> postgres.pid() != killed && answers(postgres), Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(rows(postgres)).containsExactly("1");
        }
        assertThat(Processes.of("postgres", home())).isEmpty();
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try (Sql sql = Sql.of(postgres)) {
            return sql.ask("SELECT 1").equals(List.of("1"));
        } catch (Exception notYet) {
            return false;
        }
    }

    @Test
    void startsDespiteAPidFileThatNamesAStranger() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            write(postgres, 1);
        }
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                home().resolve("postmaster.pid"), stranger.pid() + "\n" + home() + "\n0\n5432\n\n127.0.0.1\n\nready\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(rows(postgres)).containsExactly("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void stopsWhileClientsAreConnected() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        try (Sql sql = Sql.of(postgres)) {
            sql.ask("SELECT 1");
            Instant before = Instant.now();

            postgres.stop();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(Processes.of("postgres", home())).isEmpty();
        }
    }

    @Test
    void runsAsNobodyWhereNamespacesAreForbiddenAndBack() throws Exception {
        assumeTrue(owner(folder.path()) == 0, "only root can become another user");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Privileges.NOBODY)) {
            write(postgres, 1);
            assertThat(owner(home())).isEqualTo(65534);
            assertThat(owner(Path.of("/proc", Long.toString(postgres.pid())))).isEqualTo(65534);
        }
        assumeTrue(Privileges.current() == Privileges.USER_NAMESPACE, "no user namespaces here");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(owner(home())).isZero();
            assertThat(rows(postgres)).containsExactly("1");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Privileges.NOBODY)) {
            assertThat(rows(postgres)).containsExactly("1");
        }
    }

    @Test
    void closesItsFilesToOthers() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Stream<Path> files = Files.walk(home(), 2)) {
            write(postgres, 1);

            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .endsWith("------");
            }
        }
    }

    @Test
    void standsApartFromTheTerminalAndTheEnvironmentOfItsParent() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(session(postgres.pid())).isEqualTo(postgres.pid());
            String environment = Files.readString(Path.of("/proc", Long.toString(postgres.pid()), "environ"));
            assertThat(environment.split("\0", -1))
                    .isNotEmpty()
                    .allMatch(entry -> entry.matches("(?s)((PATH|HOME|TMPDIR|LD_LIBRARY_PATH|LC_ALL)=.*)?"));
        }
    }

    @Test
    void tellsInOneLineWhyItDoesNotStart() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Path configuration = home().resolve("postgresql.conf");
        String good = Files.readString(configuration);
        Files.writeString(configuration, "no_such_setting = 1\n");

        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageStartingWith("the embedded PostgreSQL does not start: ")
                    .hasMessageContaining("configuration file")
                    .hasMessageEndingWith("(more in " + folder.path().resolve("logs/postgres.log")
                            + "); set postgres.uri to use an external server")
                    .hasMessageNotContaining("\n");
        } finally {
            Files.writeString(configuration, good);
        }
    }

    private static Path home() {
        return folder.path().resolve("postgres");
    }

    private static long session(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }

    private static int owner(Path path) throws Exception {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static void write(EmbeddedPostgres postgres, int value) throws Exception {
        try (Sql sql = Sql.of(postgres)) {
            sql.ask("DROP TABLE IF EXISTS kept");
            sql.ask("CREATE TABLE kept (value int)");
            sql.ask("INSERT INTO kept VALUES (" + value + ")");
        }
    }

    private static List<String> rows(EmbeddedPostgres postgres) throws Exception {
        try (Sql sql = Sql.of(postgres)) {
            return sql.ask("SELECT value FROM kept ORDER BY value");
        }
    }
}
