package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledOwnerIT {
    private static Path data;

    /** One folder for all tests: to make a cluster takes seconds. */
    @BeforeAll
    static void chooseFolder(@TempDir Path dir) {
        data = dir.resolve("data");
    }

    @Test
    void keepsWhatWasAcknowledgedOverEveryKindOfKill() throws Exception {
        List<String> acknowledged = new ArrayList<>();

        for (int round = 1; round <= 4; round++) {
            try (OwnerProcess owner = OwnerProcess.start(data)) {
                write(owner, round);
                acknowledged.add(Integer.toString(round));
                if (round % 2 == 0) {
                    Processes.of("postgres", data.toRealPath().resolve("postgres"))
                            .forEach(pid -> Processes.signal(pid, "KILL"));
                    Processes.signal(owner.redisPid(), "KILL");
                }
                owner.kill();
            }
        }

        try (OwnerProcess owner = OwnerProcess.start(data);
                Sql sql = owner.sql();
                Keys keys = owner.keys()) {
            assertThat(sql.ask("SELECT value FROM kept ORDER BY value")).isEqualTo(acknowledged);
            assertThat(keys.ask(Command.GET, "last")).isEqualTo("4");
        }
    }

    @Test
    void startsAfterAKillInTheMiddleOfTheFirstStart(@TempDir Path fresh) throws Exception {
        for (String halfMade : List.of("bin/postgres", "global")) {
            Process owner = OwnerProcess.launch(fresh, List.of(), System.getProperty("java.class.path"));
            boolean seen = Waiting.until(() -> temporaryFolderHas(fresh, halfMade), Duration.ofSeconds(60));
            owner.destroyForcibly();
            assertThat(seen).as(halfMade).isTrue();
        }

        try (OwnerProcess owner = OwnerProcess.start(fresh);
                Sql sql = owner.sql()) {
            assertThat(sql.ask("SELECT 1")).containsExactly("1");
        }
    }

    private static boolean temporaryFolderHas(Path folder, String name) throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve("tmp"))) {
            for (Path file : files) {
                if (Files.exists(file.resolve(name))) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    @Test
    void endsTheServersOfAKilledOwner() throws Exception {
        OwnerProcess owner = OwnerProcess.start(data);
        List<Long> servers = List.of(owner.postgresPid(), owner.redisPid());
        assertThat(servers).allMatch(KilledOwnerIT::runs);

        owner.kill();

        assertThat(Waiting.until(() -> servers.stream().noneMatch(KilledOwnerIT::runs), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void tellsASecondProcessWhoHasTheFolder() throws Exception {
        try (OwnerProcess first = OwnerProcess.start(data);
                OwnerProcess second = OwnerProcess.start(data);
                Sql sql = first.sql()) {
            assertThat(second.answer())
                    .isEqualTo("failed " + data.toRealPath() + " is used by another CryptoFlow process (pid "
                            + first.pid() + "); stop it or choose another data.folder");
            assertThat(sql.ask("SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void leavesNoServerBehindAfterAnEndInOrder() throws Exception {
        OwnerProcess owner = OwnerProcess.start(data);

        owner.close();

        assertThat(runs(owner.postgresPid())).isFalse();
        assertThat(runs(owner.redisPid())).isFalse();
    }

    private static void write(OwnerProcess owner, int round) throws Exception {
        try (Sql sql = owner.sql();
                Keys keys = owner.keys()) {
            sql.ask("CREATE TABLE IF NOT EXISTS kept (value int)");
            sql.ask("INSERT INTO kept VALUES (" + round + ")");
            assertThat(keys.ask(Command.SET, "last", Integer.toString(round))).isEqualTo("OK");
        }
    }

    /** A zombie that nobody has collected yet does not run. */
    private static boolean runs(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }
}
