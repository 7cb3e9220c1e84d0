package io.cryptoflow.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts the product for the first time, and again. */
class StartIT {
    private static final int SCREEN = 24;
    private static final int FAILED = 1;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void showsOneScreenAndTheKeyOnce() throws Exception {
        ProductSetup setup = ProductSetup.withEveryRole(folder);
        String key;
        try (RunningProduct first = RunningProduct.start(setup)) {
            key = first.key();
            List<String> screen = first.startScreen();

            assertThat(screen).hasSizeLessThanOrEqualTo(SCREEN);
            assertThat(first.shown("Market").orElseThrow()).startsWith("SIMULATED (");
            assertThat(first.shown("API key").orElseThrow()).startsWith(key + " ");
            assertThat(key).matches("cf_paper_[a-z2-7]{32}");
            assertThat(occurrences(first.output(), key)).isEqualTo(1);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(first.data().resolve("api-key"))))
                    .isEqualTo("rw-------");
            storesOnlyAHash(first, key);
            secondInstanceLeaves(setup, first);
            linesWorkWhenPasted(first);
            first.terminate();
            first.awaitExit();
            assertThat(first.output() + first.errors()).containsOnlyOnce(key);
        }
        try (RunningProduct again = RunningProduct.start(setup)) {
            assertThat(again.shown("API key")).isEmpty();
            assertThat(again.client().read("/balances").getJsonArray("balances"))
                    .isNotEmpty();
            assertThat(again.output() + again.errors()).doesNotContain(key);
            assertThat(filesThatHold(key)).containsExactly("api-key");
        }
    }

    private static int occurrences(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static void storesOnlyAHash(RunningProduct product, String key) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        try (Database database = new Database(product)) {
            assertThat(database.ask("SELECT json_build_object('hash', key_hash) FROM api_keys"))
                    .isEqualTo(List.of(new JsonObject().put("hash", hash)));
        }
    }

    /** Names of files in the data folder, the database among them, that hold {@code text}. */
    private List<String> filesThatHold(String text) throws Exception {
        try (var files = Files.walk(folder.resolve(ProductSetup.DATA))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/programs/"))
                    .filter(file -> holds(file, text))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }

    private void secondInstanceLeaves(ProductSetup setup, RunningProduct first) throws Exception {
        Path errors = folder.resolve("second");
        Process second = new ProcessBuilder(
                        ProductSetup.java(), "-jar", setup.jar().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile())
                .start();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(FAILED);
        assertThat(Files.readAllLines(errors))
                .containsExactly("cryptoflow: " + first.data().toRealPath()
                        + " is used by another CryptoFlow process (pid " + first.pid()
                        + "); stop it or choose another data.folder");
        assertThat(first.client().read("/balances").getString("accountId")).isEqualTo("paper");
    }

    /** The lines below "Next" go to a shell as they are. */
    private void linesWorkWhenPasted(RunningProduct product) throws Exception {
        assumeThat(run("curl --version")).as("SKIPPED: no curl on this machine").startsWith("curl ");
        List<String> lines = product.startScreen().stream()
                .dropWhile(line -> !line.startsWith("Next, "))
                .skip(1)
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(new JsonObject(run(lines.get(0))).getJsonArray("tickers")).hasSize(50);
        assertThat(new JsonObject(run(lines.get(1))).getString("status")).isEqualTo("PENDING_NEW");
    }

    private String run(String line) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
