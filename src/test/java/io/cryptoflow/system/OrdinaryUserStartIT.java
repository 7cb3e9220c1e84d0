package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests run as whoever builds; where that is root, this one shows a first start of an ordinary user. */
class OrdinaryUserStartIT {
    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--inh-caps=-all");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void startsAndTrades() throws Exception {
        assumeThat((int) Files.getAttribute(folder, "unix:uid"))
                .as("SKIPPED: the build runs as an ordinary user anyway")
                .isZero();
        assumeThat(canRunJava())
                .as("SKIPPED: no setpriv, or the JDK is closed to the user nobody")
                .isTrue();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setAttribute(home, "unix:uid", NOBODY);
        ProductSetup setup = ProductSetup.in(home);

        try (RunningProduct product = RunningProduct.start(setup.behind(AS_NOBODY, readable(setup.jar())))) {
            assertThat(Files.getAttribute(product.data(), "unix:uid")).isEqualTo(NOBODY);
            assertThat(product.client()
                            .place(ProductClient.marketOrder("first", "BUY", "0.01")
                                    .put("symbol", "BTC-USDT"))
                            .status())
                    .isEqualTo(201);
        }
    }

    private static boolean canRunJava() throws Exception {
        return new ProcessBuilder("sh", "-c", String.join(" ", AS_NOBODY) + " " + ProductSetup.java() + " -version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private Path readable(Path jar) throws Exception {
        Path copy = folder.resolve("cryptoflow.jar");
        try {
            return Files.createLink(copy, jar);
        } catch (FileSystemException otherFileSystem) {
            return Files.copy(jar, copy);
        }
    }
}
