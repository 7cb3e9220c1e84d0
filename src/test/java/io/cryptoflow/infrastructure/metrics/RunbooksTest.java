package io.cryptoflow.infrastructure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.knowledge.Heading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is woken by an alert finds the page that it names. */
class RunbooksTest {
    private static final Path ALERTS = Path.of("monitoring/prometheus");
    private static final Path PAGE = Path.of("src/main/resources/docs/runbooks.md");
    private static final Pattern ALERT = Pattern.compile("^ +- alert: (\\w+)$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("docs/runbooks\\.md,\\s+section\\s+\"([^\"]+)\"");

    @Test
    void haveASectionForEachAlertAndNoOther() throws IOException {
        List<String> alerts = all(ALERT);

        assertThat(alerts).isNotEmpty();
        assertThat(titles().filter(title -> title.matches("[A-Z]\\w+: .*")).map(title -> title.split(":", 2)[0]))
                .containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void standWhereTheAlertSays() throws IOException {
        List<String> named = all(NAMED);
        List<String> sections = titles().flatMap(title -> Stream.of(title, title.replaceFirst("^\\w+: ", "")))
                .toList();

        assertThat(named).hasSameSizeAs(all(ALERT));
        assertThat(sections).containsAll(named);
    }

    private static Stream<String> titles() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .flatMap(line -> Heading.of(line).stream())
                .map(Heading::title);
    }

    private static List<String> all(Pattern pattern) throws IOException {
        String rules =
                Files.readString(ALERTS.resolve("alerts.yaml")) + Files.readString(ALERTS.resolve("objectives.yaml"));
        return pattern.matcher(rules)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
