package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commented defaults and the manual say the same as the program. */
class ConfigurationPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][A-Za-z.]+)` \\| `([^`]*)` \\| .+ \\| .+ \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @Test
    void explainsEveryKeyInTheLineAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("conf/cryptoflow.yaml"));
        List<String> unexplained = new ArrayList<>();
        int explained = 0;
        for (int line = 1; line < lines.size(); line++) {
            boolean isKey = lines.get(line).matches(" *[a-zA-Z]+: .+");
            boolean hasComment = lines.get(line - 1).matches(" *# \\S.+\\.");
            explained += isKey && hasComment ? 1 : 0;
            if (isKey && !hasComment) {
                unexplained.add(lines.get(line));
            }
        }

        assertThat(unexplained).isEmpty();
        assertThat(explained).isEqualTo(SettingsFile.defaults().size());
    }

    @Test
    void listsEveryKeyWithItsDefaultInTheManual() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher matcher = ROW.matcher(page());
        while (matcher.find()) {
            rows.put(matcher.group(1), matcher.group(2));
        }

        Map<String, String> defaults = new LinkedHashMap<>();
        SettingsFile.defaults()
                .forEach((key, given) -> defaults.put(key, given.text().isEmpty() ? "\"\"" : given.text()));
        assertThat(List.copyOf(rows.entrySet())).isEqualTo(List.copyOf(defaults.entrySet()));
    }

    @Test
    void showsExamplesThatAreRead() throws IOException {
        int read = 0;
        Matcher matcher = EXAMPLE.matcher(page());
        while (matcher.find()) {
            Path file = Files.writeString(Files.createTempFile("example", ".yaml"), matcher.group(1));
            Settings settings = SettingsReader.read(CommandLine.parse("--conf", file.toString()), Map.of());
            assertThat(settings).isNotEqualTo(SettingsReader.read(CommandLine.parse(), Map.of()));
            Files.delete(file);
            read++;
        }

        assertThat(read).isEqualTo(3);
    }

    @Test
    void mentionsOnlyVariablesThatExist() throws IOException {
        KnownKeys known = new KnownKeys(SettingsFile.defaults().keySet());
        List<String> variables = Pattern.compile("CRYPTOFLOW_[A-Z_]+")
                .matcher(page() + CommandLine.help())
                .results()
                .map(match -> match.group())
                .filter(variable -> !List.of("CRYPTOFLOW_CONF", "CRYPTOFLOW_SERVICE_HOST", "CRYPTOFLOW_PORT")
                        .contains(variable))
                .toList();

        assertThat(variables).hasSizeGreaterThan(10).allSatisfy(variable -> assertThat(known.ofVariable(variable))
                .as(variable)
                .isPresent());
    }

    @Test
    void givesEveryKeyAVariableOfItsOwn() {
        KnownKeys known = new KnownKeys(SettingsFile.defaults().keySet());

        assertThat(known.keys()).allSatisfy(key -> assertThat(known.ofVariable(KnownKeys.variableOf(key)))
                .contains(key));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("src/main/resources/docs/configuration.md"));
    }
}
