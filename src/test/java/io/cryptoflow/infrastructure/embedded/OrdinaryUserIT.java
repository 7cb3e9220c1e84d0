package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests run as whoever builds; where that is root, this one shows the same for an ordinary user. */
class OrdinaryUserIT {
    private static final int NOBODY = 65534;
    private static final int NAMELESS = 54321;

    private final Path dir;

    OrdinaryUserIT(@TempDir Path dir) {
        this.dir = dir;
    }

    @BeforeEach
    void onlyRootCanChangeTheUser() throws IOException {
        assumeTrue((int) Files.getAttribute(dir, "unix:uid") == 0, "the build runs as an ordinary user anyway");
        assumeTrue(
                Processes.succeeds(behind(NOBODY, OwnerProcess.java(), "-version")),
                "no setpriv, or the JDK is closed to the user nobody");
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepsRowsForAnOrdinaryUser() throws Exception {
        keepsRowsOverAKill(NOBODY);
    }

    @Test
    void keepsRowsForAUserWithoutAName() throws Exception {
        assumeTrue(
                Processes.succeeds(behind(NAMELESS, "unshare", "-U", "id", "-un")),
                "user namespaces are closed to ordinary users here");

        keepsRowsOverAKill(NAMELESS);
    }

    private void keepsRowsOverAKill(int user) throws Exception {
        Path data = Files.createDirectory(dir.resolve("data"));
        Files.setAttribute(data, "unix:uid", user);
        Files.setAttribute(data, "unix:gid", user);
        String classPath = readableClassPath();

        try (OwnerProcess owner = OwnerProcess.start(data, behind(user), classPath);
                Sql sql = owner.sql()) {
            sql.ask("CREATE TABLE kept AS SELECT 1 AS value");
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(owner.postgresPid())), "unix:uid"))
                    .isEqualTo(user);
            owner.kill();
        }

        try (OwnerProcess owner = OwnerProcess.start(data, behind(user), classPath);
                Sql sql = owner.sql()) {
            assertThat(sql.ask("SELECT value FROM kept")).containsExactly("1");
        }
    }

    @Test
    void tellsAnOrdinaryUserThatTheFolderBelongsToRoot() throws Exception {
        Path data = Files.createDirectory(
                dir.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        try (OwnerProcess owner = OwnerProcess.start(data, behind(NOBODY), readableClassPath())) {
            assertThat(owner.answer())
                    .startsWith("failed data.folder " + data + " cannot be written by user nobody ")
                    .endsWith("; choose another data.folder");
        }
    }

    private static List<String> behind(int user, String... command) {
        List<String> all = new ArrayList<>(
                List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--inh-caps=-all"));
        all.addAll(List.of(command));
        return all;
    }

    /** The class path of this test, in a place that every user can read. */
    private String readableClassPath() throws IOException {
        Path copy = Files.createDirectory(dir.resolve("class-path"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path original = Path.of(entry);
            if (Files.exists(original)) {
                Path target = copy.resolve(entries.size() + "-" + original.getFileName());
                copyTree(original, target);
                entries.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copyTree(Path original, Path target) throws IOException {
        try (var files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    linkOrCopy(file, to);
                }
            }
        }
    }

    private static void linkOrCopy(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (FileSystemException otherFileSystem) {
            Files.copy(file, to);
        }
    }
}
