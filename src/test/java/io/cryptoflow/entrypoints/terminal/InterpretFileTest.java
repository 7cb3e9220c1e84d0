package io.cryptoflow.entrypoints.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpretFileTest {
    private static final String WORLD =
            """
            {"clock":"2026-03-11T14:30:00Z","timeZone":"UTC","accountCurrency":"USD",
             "assets":[{"code":"BTC","names":["bitcoin"],"referencePriceUsd":"65000"}],
             "quotes":[{"code":"USD","names":["dollars"]}],"venues":["KRAKEN"]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @BeforeEach
    void writeWorld() throws Exception {
        Files.writeString(folder.resolve("world.json"), WORLD);
    }

    @Test
    void writesWhatEverySentenceMeans() throws Exception {
        write(
                """
                {"id":"a","text":"buy 0.1 bitcoin at 60k on kraken","family":"x"}

                {"id":"b","text":"sell bitcoin"}
                """);

        run();

        assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
                .containsExactly(
                        "{\"id\":\"a\",\"pred\":{\"outcome\":\"ok\",\"actions\":[{\"type\":\"place_order\",\"side\":\"BUY\","
                                + "\"base\":\"BTC\",\"size\":{\"kind\":\"base\",\"value\":\"0.1\"},\"order_type\":\"LIMIT\","
                                + "\"limit_price\":\"60000\",\"venue\":\"KRAKEN\"}]}}",
                        "{\"id\":\"b\",\"pred\":{\"outcome\":\"clarify\",\"reason\":\"missing_size\",\"actions\":[],"
                                + "\"note\":\"BTC\"}}");
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith("interpreted 2 sentences: ok 1, clarify 1, refuse 0, none 0; written to ");
    }

    @Test
    void namesTheLineThatIsNoSentence() throws Exception {
        write("{\"id\":\"a\",\"text\":\"help\"}\n{\"id\":\"b\"}\n");

        assertThatThrownBy(this::run)
                .isInstanceOf(InterpretFailure.class)
                .hasMessageEndingWith("in.jsonl:2: expected an object with the texts \"id\" and \"text\"");

        write("nonsense\n");

        assertThatThrownBy(this::run)
                .isInstanceOf(InterpretFailure.class)
                .hasMessageContaining("in.jsonl:1: expected a JSON object");
    }

    @Test
    void namesTheFileThatCannotBeUsed() throws Exception {
        assertThatThrownBy(this::run)
                .isInstanceOf(InterpretFailure.class)
                .hasMessageEndingWith("in.jsonl: no such file or folder");

        write("");
        Files.writeString(folder.resolve("world.json"), "{\"assets\":[]}");

        assertThatThrownBy(this::run)
                .isInstanceOf(InterpretFailure.class)
                .hasMessageContaining("world.json: expected the array \"quotes\"");

        Files.writeString(folder.resolve("world.json"), WORLD.replace("65000", "much"));

        assertThatThrownBy(this::run)
                .isInstanceOf(InterpretFailure.class)
                .hasMessageContaining("world.json: expected a plain decimal");
    }

    @Test
    void neverWritesOverWhatItReads() throws Exception {
        write("{\"id\":\"a\",\"text\":\"help\"}\n");

        assertThatThrownBy(() -> command().run(file("world.json"), file("in.jsonl"), folder.resolve("./in.jsonl")))
                .isInstanceOf(InterpretFailure.class)
                .hasMessage("--out: is the same file as --in");

        assertThat(file("in.jsonl")).hasContent("{\"id\":\"a\",\"text\":\"help\"}");
    }

    private void write(String lines) throws Exception {
        Files.writeString(file("in.jsonl"), lines);
    }

    private void run() {
        command().run(file("world.json"), file("in.jsonl"), file("out.jsonl"));
    }

    private InterpretFile command() {
        return new InterpretFile(GrammarInterpreter::new, new PrintStream(terminal, true, StandardCharsets.UTF_8));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
