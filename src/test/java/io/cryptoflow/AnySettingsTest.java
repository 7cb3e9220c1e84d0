package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is given, the answer is settings or one line. */
class AnySettingsTest {

    private static final KnownKeys KNOWN = new KnownKeys(SettingsFile.defaults().keySet());

    @Property(tries = 1_000)
    void answersAnyValueOfAnyVariable(@ForAll("keys") String key, @ForAll("values") String value) {
        Map<String, String> environment = Map.of(KnownKeys.variableOf(key), value);

        answers(environment);
    }

    @Property(tries = 300)
    void answersAnyVariable(@ForAll String name, @ForAll String value) {
        answers(Map.of("CRYPTOFLOW_" + name, value));
    }

    @Property(tries = 300)
    void answersAnyArguments(@ForAll List<String> arguments) {
        answers(Map.of(), arguments.toArray(String[]::new));
    }

    @Property(tries = 1_000)
    void answersAnyFile(@ForAll("yaml") String yaml) throws IOException {
        Path file = Files.createTempFile("settings", ".yaml");
        try {
            Files.writeString(file, yaml);
            answers(Map.of(), "--conf", file.toString());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300)
    void readsEveryDurationItWrites(@ForAll("millis") long millis) {
        Range<Duration> range = Range.durations("0ms", "999999h");
        Duration duration = Duration.ofMillis(millis);

        assertThat(range.read("some.key", range.writer().apply(duration))).isEqualTo(duration);
    }

    private static void answers(Map<String, String> environment, String... arguments) {
        try {
            assertThat(SettingsReader.read(CommandLine.parse(arguments), environment))
                    .isNotNull();
        } catch (SettingsException wrong) {
            assertThat(wrong.getMessage()).matches("\\P{Cntrl}+").hasSizeLessThan(600);
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(KNOWN.keys());
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> pieces = Arbitraries.of(
                "0",
                "-1",
                "65535",
                "99999999999999999999",
                "1e400",
                "NaN",
                "Infinity",
                "0.1",
                "１",
                "ms",
                "s",
                "h",
                ",",
                "=",
                "BTC",
                "-",
                "postgresql://",
                "redis://",
                ":",
                "@",
                "/",
                "gateway",
                "tape",
                "\0",
                "\n",
                "\u2028",
                " ");
        return Arbitraries.oneOf(
                Arbitraries.strings(), pieces.list().ofMaxSize(6).map(list -> String.join("", list)));
    }

    @Provide
    Arbitrary<String> yaml() {
        Arbitrary<String> pieces = Arbitraries.of(
                "http",
                "port",
                ":",
                " ",
                "\n",
                "\n  ",
                "\t",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "\"",
                "'",
                "&a",
                "*a",
                "!!int",
                "|",
                ">",
                "%",
                "---\n",
                "<<",
                "?",
                "#",
                "8080",
                "~",
                "market.tape.speed",
                "roles",
                "\\x",
                "\\U99999999",
                "\u0085");
        return Arbitraries.oneOf(
                Arbitraries.strings().excludeChars('\uD800'),
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
    }

    @Provide
    Arbitrary<Long> millis() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 10_000_000),
                Arbitraries.longs().between(0, 999_999).map(hours -> hours * 3_600_000));
    }
}
