package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private final Path dir;

    LogFileTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void setsALargeLogAsideAtTheStart() throws IOException {
        Path path = dir.resolve("server.log");
        Files.write(path, new byte[10_000_001]);

        LogFile log = LogFile.open(path);

        assertThat(log).isEqualTo(new LogFile(path, 0));
        assertThat(path).isEmptyFile();
        assertThat(dir.resolve("server.log.1")).hasSize(10_000_001);
    }

    @Test
    void appendsToASmallLog() throws IOException {
        Path path = Files.writeString(dir.resolve("server.log"), "old\n");

        assertThat(LogFile.open(path)).isEqualTo(new LogFile(path, 4));
        assertThat(path).hasContent("old\n");
    }

    @Test
    void tellsTheLastErrorOfThisStart() throws IOException {
        Path path = Files.writeString(dir.resolve("server.log"), "FATAL: an old one\n");
        LogFile log = LogFile.open(path);

        assertThat(log.complaint()).isEqualTo("it printed nothing");

        Files.writeString(path, "starting\nFATAL: no memory\nshut down\n", StandardOpenOption.APPEND);

        assertThat(log.complaint()).isEqualTo("FATAL: no memory");
    }

    @Test
    void tellsTheLastLineWhereNoneIsAnError() throws IOException {
        LogFile log = LogFile.open(dir.resolve("server.log"));
        Files.writeString(log.path(), "one\ntwo\n\n");

        assertThat(log.complaint()).isEqualTo("two");
    }
}
