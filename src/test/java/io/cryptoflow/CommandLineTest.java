package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void runsWithoutArguments() {
        assertThat(CommandLine.parse()).isEqualTo(new CommandLine(CommandLine.Request.RUN, Map.of()));
    }

    @Test
    void readsBothFormsOfAFlag() {
        CommandLine spaced = CommandLine.parse("--conf", "a=b.yaml", "--roles", "gateway,orders");
        CommandLine joined = CommandLine.parse("--roles=gateway,orders", "--conf=a=b.yaml");

        assertThat(spaced).isEqualTo(joined);
        assertThat(spaced.conf()).contains("a=b.yaml");
        assertThat(spaced.settings()).isEqualTo(Map.of("roles", new Given("gateway,orders", "from --roles")));
    }

    @ParameterizedTest
    @CsvSource({"--help, HELP", "-h, HELP", "--version, VERSION"})
    void answersAndEnds(String argument, CommandLine.Request request) {
        assertThat(CommandLine.parse("--conf", "no-such-file", argument, "nonsense"))
                .isEqualTo(new CommandLine(request, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        --cnof a.yaml | --cnof: is not a flag, expected --conf, --roles, --help or --version
        --port=1 | --port: is not a flag, expected --conf, --roles, --help or --version
        start | start: is not a flag, expected --conf, --roles, --help or --version
        --out=tapes | --out: is not a flag, expected --conf, --roles, --help or --version
        record --roles=a | --roles: is not a flag, expected --conf, --source, --symbols, --out, --duration, --help or --version
        record --source=binance | --out: was empty, expected a path
        record --out --source | --out: was --source, expected a path
        --conf | --conf: was empty, expected a file
        --conf= | --conf: was empty, expected a file
        --conf --roles | --conf: was --roles, expected a file
        --roles | --roles: was empty, expected roles separated by commas
        --conf a --conf b | --conf: is given twice
        """)
    void saysInOneLineWhatIsWrong(String arguments, String line) {
        assertThatThrownBy(() -> CommandLine.parse(arguments.split(" ")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(line);
    }

    @Test
    void readsWhatToRecord() {
        CommandLine line = CommandLine.parse(
                "record", "--source", "binance", "--symbols=BTC-USDT,ETH-USDT", "--out", "tapes", "--duration", "10m");

        assertThat(line.request()).isEqualTo(CommandLine.Request.RECORD);
        assertThat(line.path("--out")).hasToString("tapes");
        assertThat(line.duration()).contains(Duration.ofMinutes(10));
        assertThat(line.settings())
                .isEqualTo(Map.of(
                        "market.live.venue", new Given("binance", "from --source"),
                        "market.live.symbols", new Given("BTC-USDT,ETH-USDT", "from --symbols")));
        assertThatThrownBy(() -> CommandLine.parse("record", "--out", "tapes", "--duration", "soon")
                        .duration())
                .hasMessage("--duration: was soon, expected a duration from 1s to 1000h");
    }

    @Test
    void fitsItsHelpOnOneScreen() {
        assertThat(CommandLine.help().lines()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
        assertThat(CommandLine.help()).contains("--conf", "--roles", "--version", "--help", "configuration.md");
    }

    @Test
    void saysItsVersionAndThatOfJava() {
        assertThat(CommandLine.version()).matches("CryptoFlow \\S+.*, Java 1?\\d+.*");
    }

    @Test
    void readsTheFilesOfInterpret() {
        CommandLine commandLine =
                CommandLine.parse("interpret", "--world", "w.json", "--in=i.jsonl", "--out", "o.jsonl");

        assertThat(commandLine.request()).isEqualTo(CommandLine.Request.INTERPRET);
        assertThat(commandLine.path("--in")).hasToString("i.jsonl");
        assertThatThrownBy(() -> CommandLine.parse("interpret", "--world", "w.json", "--in", "i.jsonl"))
                .hasMessageStartingWith("--out: was empty, expected a path");
        assertThatThrownBy(() -> CommandLine.parse("interpret", "--conf", "c.yaml"))
                .hasMessageStartingWith("--conf: is not a flag");
    }
}
