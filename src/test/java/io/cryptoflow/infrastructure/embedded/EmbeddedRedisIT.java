package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.redis.client.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    private final Path dir;

    private DataFolder folder;

    EmbeddedRedisIT(@TempDir Path dir) {
        this.dir = dir;
    }

    @BeforeEach
    void openFolder() throws Exception {
        folder = DataFolder.open(dir.resolve("da \"ta"));
    }

    @AfterEach
    void closeFolder() throws Exception {
        for (long pid : Processes.of("redis-server", home())) {
            Processes.signal(pid, "KILL");
        }
        folder.close();
    }

    @Test
    void keepsKeysOverARestart() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            write(redis);
        }

        assertThat(Processes.of("redis-server", home())).isEmpty();
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            assertThat(read(redis)).isEqualTo("1");
        }
    }

    @Test
    void isBoundedAndOnLoopbackOnly() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder);
                Keys keys = Keys.of(redis)) {
            assertThat(keys.ask(Command.INFO, "server")).contains("redis_version:" + redis.version() + "\r\n");
            for (List<String> setting : List.of(
                    List.of("bind", "127.0.0.1"),
                    List.of("appendonly", "yes"),
                    List.of("appendfsync", "everysec"),
                    List.of("save", ""),
                    List.of("maxmemory", "67108864"),
                    List.of("maxmemory-policy", "noeviction"))) {
                assertThat(keys.ask(Command.CONFIG, "GET", setting.get(0)))
                        .isEqualTo("{" + setting.get(0) + ": " + setting.get(1) + "}");
            }
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder);
                Keys keys = new Keys(redis.port(), "0".repeat(64))) {
            assertThatThrownBy(() -> keys.ask(Command.GET, "key")).hasMessageContaining("WRONGPASS");
        }
    }

    @Test
    void servesAgainOnItsPortAfterItWasKilled() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            write(redis);
            long killed = redis.pid();

            Processes.signal(killed, "KILL");

            assertThat(Waiting.until(() -> redis.pid() != killed && answers(redis), Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(read(redis)).isEqualTo("1");
        }
        assertThat(Processes.of("redis-server", home())).isEmpty();
    }

    private static boolean answers(EmbeddedRedis redis) {
        try {
            return read(redis).equals("1");
        } catch (Exception notYet) {
            return false;
        }
    }

    @Test
    void closesItsFilesToOthers() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
            write(redis);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("redis.conf"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void tellsInOneLineWhyItDoesNotStart() throws Exception {
        EmbeddedRedis.start(folder).close();
        Files.writeString(home().resolve("appendonly.aof"), "this is no log of commands\r\n");

        assertThatThrownBy(() -> EmbeddedRedis.start(folder))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessageStartingWith("the embedded Redis does not start: ")
                .hasMessageContaining("Bad file format")
                .hasMessageEndingWith("set redis.uri to use an external server")
                .hasMessageNotContaining("\n");
    }

    private Path home() {
        return folder.path().resolve("redis");
    }

    private static void write(EmbeddedRedis redis) throws Exception {
        try (Keys keys = Keys.of(redis)) {
            assertThat(keys.ask(Command.SET, "key", "1")).isEqualTo("OK");
        }
    }

    private static String read(EmbeddedRedis redis) throws Exception {
        try (Keys keys = Keys.of(redis)) {
            return keys.ask(Command.GET, "key");
        }
    }
}
