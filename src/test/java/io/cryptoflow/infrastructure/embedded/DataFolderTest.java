package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private final Path dir;

    DataFolderTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void closesTheFolderAndItsSecretsToOthers() throws IOException {
        Files.createDirectory(dir.resolve("data"), PosixFilePermissions.asFileAttribute(mode("rwxr-xr-x")));

        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            folder.secret("postgres");
            folder.writePrivate("api-key", "text");
            folder.log("postgres");

            assertThat(mode(folder.path())).isEqualTo("rwx------");
            assertThat(mode(folder.path().resolve("secrets"))).isEqualTo("rwx------");
            assertThat(mode(folder.path().resolve("secrets/postgres"))).isEqualTo("rw-------");
            assertThat(mode(folder.path().resolve("api-key"))).isEqualTo("rw-------");
            assertThat(mode(folder.path().resolve("logs"))).isEqualTo("rwx------");
            assertThat(mode(folder.path().resolve("logs/postgres.log"))).isEqualTo("rw-------");
            assertThat(mode(folder.path().resolve("lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void answersTheSameSecretAtEveryStart() throws IOException {
        String first;
        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            first = folder.secret("postgres");
            assertThat(folder.secret("redis")).isNotEqualTo(first);
        }

        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            assertThat(folder.secret("postgres")).matches("[0-9a-f]{64}").isEqualTo(first);
        }
    }

    @Test
    void closesASecretThatSomebodyOpenedToOthers() throws IOException {
        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            folder.secret("postgres");
            Path file = folder.path().resolve("secrets/postgres");
            Files.setPosixFilePermissions(file, mode("rw-r--r--"));

            folder.secret("postgres");

            assertThat(mode(file)).isEqualTo("rw-------");
        }
    }

    @Test
    void refusesADamagedSecret() throws IOException {
        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            folder.secret("postgres");
            Path file = folder.path().resolve("secrets/postgres");
            Files.writeString(file, "abc");

            assertThatThrownBy(() -> folder.secret("postgres"))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessage(file + " is damaged: expected 64 hexadecimal digits");
        }
    }

    @Test
    void refusesNamesThatLeaveTheFolder() throws IOException {
        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            assertThatThrownBy(() -> folder.secret("../x")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> folder.writePrivate("a/b", "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void opensOnceAtATimeAlsoInOneProcess() throws IOException {
        Path data = dir.resolve("data");
        String pid = Long.toString(ProcessHandle.current().pid());

        try (DataFolder folder = DataFolder.open(data)) {
            assertThatThrownBy(() -> DataFolder.open(data))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessage(folder.path() + " is used by another CryptoFlow process (pid " + pid
                            + "); stop it or choose another data.folder");
            assertThat(Files.readString(data.resolve("lock"))).isEqualTo(pid + "\n");
        }

        try (DataFolder again = DataFolder.open(data)) {
            assertThat(again.path()).isEqualTo(data.toRealPath());
        }
    }

    @Test
    void emptiesWhatAKilledProcessLeftHalfMade() throws IOException {
        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            Files.createDirectories(folder.temporary().resolve("half/made"));
        }

        try (DataFolder folder = DataFolder.open(dir.resolve("data"))) {
            assertThat(folder.path().resolve("tmp")).doesNotExist();
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessage("data.folder " + file + " is not a folder; choose another data.folder");
    }

    @Test
    void refusesAPlaceWhereNobodyCanWrite() {
        assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/cryptoflow-data")))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessageStartingWith("data.folder /proc/cryptoflow-data cannot be written by user ")
                .hasMessageEndingWith("; choose another data.folder")
                .hasMessageNotContaining("\n");
    }

    @Test
    void leavesAFolderInOtherUseAsItIs() throws IOException {
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.setPosixFilePermissions(other, mode("rwxr-xr-x"));
        Files.writeString(other.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> DataFolder.open(other))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessage("data.folder " + other.toRealPath()
                        + " is not empty and holds no CryptoFlow data; choose a new or an empty data.folder");
        assertThat(mode(other)).isEqualTo("rwxr-xr-x");
        assertThat(other.resolve("lock")).doesNotExist();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Set<PosixFilePermission> mode(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
