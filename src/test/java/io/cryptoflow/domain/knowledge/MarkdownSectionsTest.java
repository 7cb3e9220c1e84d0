package io.cryptoflow.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MarkdownSectionsTest {
    private static List<Section> split(String text) {
        return MarkdownSections.of(new Document("docs/page", text));
    }

    @Test
    void splitsAtHeadingsAndKeepsTheirPath() {
        List<Section> sections = split("# Page\n\nLead.\n\n## Time in *force*\n\nBody.\n\n### Deep\n\nMore.\n");

        assertThat(sections)
                .containsExactly(
                        new Section("docs/page#page", "Page", "Page", "Page", List.of(), List.of("Lead.")),
                        new Section(
                                "docs/page#time-in-force",
                                "Page",
                                "Time in force",
                                "Page > Time in force",
                                List.of(),
                                List.of("Body.")),
                        new Section(
                                "docs/page#deep",
                                "Page",
                                "Deep",
                                "Page > Time in force > Deep",
                                List.of(),
                                List.of("More.")));
    }

    @Test
    void takesNoHeadingFromCode() {
        List<Section> sections = split("# Page\n\n```sh\n# a comment\nls\n```\n\n~~~\n## no\n```\n~~~\n");

        assertThat(sections).extracting(Section::link).containsExactly("docs/page#page");
        assertThat(sections.get(0).passages().get(0)).contains("# a comment", "## no");
    }

    @Test
    void readsAskedAsQuestionsAndShowsNoComments() {
        List<Section> sections =
                split("# Page\n<!-- asked: how? | why now? -->\n<!-- other -->\nText with `<!-- asked: x -->`.\n");

        assertThat(sections.get(0).asked()).containsExactly("how?", "why now?");
        assertThat(sections.get(0).passages()).containsExactly("Text with `<!-- asked: x -->`.");
    }

    @Test
    void numbersHeadingsOfTheSameName() {
        assertThat(split("# P\n\na\n\n## Same\n\nb\n\n## Same\n\nc\n"))
                .extracting(Section::link)
                .containsExactly("docs/page#p", "docs/page#same", "docs/page#same-1");
    }

    @Test
    void keepsAListWholeBehindTheSentenceThatIntroducesIt() {
        String list =
                "- one ".repeat(30).replace("- one ", "- one two three four\n").strip();

        assertThat(split("# P\n\nThese are there:\n\n" + list).get(0).passages())
                .containsExactly("These are there:\n\n" + list);
    }

    @Test
    void repeatsTheHeadOfALongTable() {
        String head = "| key | meaning |\n|---|---|";
        String row = "| name | " + "word ".repeat(30).strip() + " |";

        List<String> passages = split("# P\n\n" + head + "\n" + String.join("\n", row, row, row, row))
                .get(0)
                .passages();

        assertThat(passages).hasSizeGreaterThan(1).allMatch(passage -> passage.startsWith(head));
    }

    @Test
    void keepsTextBeforeAnyHeading() {
        assertThat(split("Just text."))
                .extracting(Section::heading, Section::passages)
                .containsExactly(tuple("docs/page", List.of("Just text.")));
    }

    @Property(tries = 300)
    void neverExceedsTheMostWordsAndLosesNoWord(
            @ForAll @Size(max = 40) List<@StringLength(max = 60) @CharRange(from = ' ', to = '}') String> lines) {
        String text = String.join("\n", lines).replaceAll("[<|#`]", "x");

        List<String> passages = split(text).stream()
                .flatMap(section -> section.passages().stream())
                .toList();

        assertThat(passages).allMatch(passage -> passage.split("\\s+").length <= Passages.MOST_WORDS + 1);
        assertThat(String.join(" ", passages).replaceAll("\\s+", "")).isEqualTo(text.replaceAll("\\s+", ""));
    }
}
