package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process answers when it is not to run, or cannot. */
class CommandLineIT {
    private static final int WRONG_SETTING = 2;
    private static final int FAILED = 1;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsHelpAndVersion() throws Exception {
        assertThat(end(ProductSetup.in(folder), "--help")).isZero();
        assertThat(said("stdout"))
                .contains("Usage: java -jar cryptoflow.jar [flags]", "  --version      print the version and end");
        assertThat(said("stderr")).isEmpty();

        assertThat(end(ProductSetup.in(folder), "--version")).isZero();
        assertThat(said("stdout")).singleElement().asString().startsWith("CryptoFlow ");
        assertThat(folder.resolve(ProductSetup.DATA)).doesNotExist();
    }

    @Test
    void namesTheWrongSettingInOneLine() throws Exception {
        refuses(ProductSetup.in(folder).with("HTTP_PORT", "99999"), "http.port: was 99999, expected ");
        refuses(ProductSetup.in(folder).with("HTTP_PROT", "1"), "CRYPTOFLOW_HTTP_PROT: ");
        refuses(
                ProductSetup.in(folder).with("POSTGRES_URI", "postgresql://me:secret@"),
                "postgres.uri: was ***, expected ");
        refuses(ProductSetup.in(folder).with("MARKET_SOURCE", "tape"), "market.tape.path: was empty, expected ");
        refuses(ProductSetup.in(folder), "roles: was gatway, expected ", "--roles", "gatway");
        refuses(ProductSetup.in(folder), "absent.yaml: no such file ", "--conf", "absent.yaml");
        refuses(ProductSetup.in(folder), "--port: is not a flag", "--port", "1");
        assertThat(folder.resolve(ProductSetup.DATA)).doesNotExist();
    }

    private void refuses(ProductSetup setup, String complaint, String... arguments) throws Exception {
        assertThat(end(setup, arguments)).as(complaint).isEqualTo(WRONG_SETTING);
        assertThat(said("stdout")).isEmpty();
        assertThat(said("stderr"))
                .singleElement()
                .asString()
                .startsWith("cryptoflow: " + complaint)
                .doesNotContain("secret");
    }

    @Test
    void namesTheTapeThatCannotBePlayed() throws Exception {
        Path noTape = Files.writeString(folder.resolve("BTC-USDT.csv"), "once,upon\na,time\n");

        int code = end(ProductSetup.in(folder).onTape(noTape, "BTC-USDT", "1"));

        assertThat(code).isEqualTo(FAILED);
        assertThat(said("stderr"))
                .singleElement()
                .asString()
                .startsWith("cryptoflow: market feed: ")
                .contains("BTC-USDT.csv");
    }

    private static int end(ProductSetup setup, String... arguments) throws Exception {
        Process process = setup.launch(arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<String> said(String stream) throws Exception {
        return Files.readAllLines(folder.resolve(stream));
    }
}
