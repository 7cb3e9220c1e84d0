package io.cryptoflow.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual's table of denials is made from the checks; {@code -Dcryptoflow.rewriteManual=true} writes it anew. */
class RiskManualTest {
    private static final Path PAGE = Path.of("src/main/resources/docs/risk.md");
    private static final Pattern TABLE = Pattern.compile("(?s)<!-- denials -->\n(.*?)<!-- end -->");

    @Test
    void listsEveryDenialAsTheChecksMakeIt() throws IOException {
        if (Boolean.getBoolean("cryptoflow.rewriteManual")) {
            String page = TABLE.matcher(Files.readString(PAGE))
                    .replaceFirst(Matcher.quoteReplacement("<!-- denials -->\n" + table() + "<!-- end -->"));
            Files.writeString(PAGE, page);
        }

        Matcher found = TABLE.matcher(Files.readString(PAGE));

        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isEqualTo(table());
    }

    @Test
    void namesTheDenialsInTheOrderOfTheChecks() {
        List<DenialReason> outsideTheList =
                List.of(DenialReason.UNKNOWN_SYMBOL, DenialReason.QUANTITY_FILLED, DenialReason.INSUFFICIENT_FUNDS);

        assertThat(PreTradeRisk.reasons())
                .isEqualTo(Arrays.stream(DenialReason.values())
                        .filter(reason -> !outsideTheList.contains(reason))
                        .toList());
    }

    private static String table() {
        return Arrays.stream(DenialReason.values())
                .map(RiskManualTest::row)
                .collect(Collectors.joining(
                        "", "| code | field | denied when | limit | looked for |\n|---|---|---|---|---|\n", ""));
    }

    private static String row(DenialReason reason) {
        return "| `" + reason + "` | "
                + reason.field().map(field -> "`" + field + "`").orElse("") + " | " + reason.meaning() + " | "
                + reason.limit() + " | " + reason.scope() + " |\n";
    }
}
