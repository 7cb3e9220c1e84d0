package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(spaced.roles()).contains("gateway,orders");
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
        assertThat(commandLine.file("--in")).hasToString("i.jsonl");
        assertThatThrownBy(() -> CommandLine.parse("interpret", "--world", "w.json", "--in", "i.jsonl"))
                .hasMessageStartingWith("--out: is missing");
        assertThatThrownBy(() -> CommandLine.parse("interpret", "--conf", "c.yaml"))
                .hasMessageStartingWith("--conf: is not a flag");
    }
}
