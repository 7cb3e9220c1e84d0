package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledOwnerIT {
    private final Path dir;

    KilledOwnerIT(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void keepsWhatWasAcknowledgedOverEveryKindOfKill() throws Exception {
        Path data = dir.resolve("data");
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
    void endsTheServersOfAKilledOwner() throws Exception {
        OwnerProcess owner = OwnerProcess.start(dir.resolve("data"));
        List<Long> servers = List.of(owner.postgresPid(), owner.redisPid());
        assertThat(servers).allMatch(KilledOwnerIT::runs);

        owner.kill();

        assertThat(Waiting.until(() -> servers.stream().noneMatch(KilledOwnerIT::runs), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void tellsASecondProcessWhoHasTheFolder() throws Exception {
        Path data = dir.resolve("data");
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
        OwnerProcess owner = OwnerProcess.start(dir.resolve("data"));

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
