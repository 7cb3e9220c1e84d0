package io.cryptoflow.infrastructure.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done to the sentences of the manual, of every family, they never become another trade. */
class ManualPropertyTest {
    private static final List<String> EXAMPLES = examples();

    @Property(tries = 4_000)
    void neverTradesOtherwiseWithAStrangeWordInside(@ForAll long seed) {
        Random random = new Random(seed);
        String example = SpokenOrder.any(random, EXAMPLES);
        List<String> words = words(example);
        words.add(random.nextInt(words.size() + 1), StrangeWords.any(random));

        tradesAsMeantOrNot(String.join(" ", words), example);
    }

    @Property(tries = 2_000)
    void neverTradesOtherwiseWithAWordSaidTwice(@ForAll long seed) {
        Random random = new Random(seed);
        String example = SpokenOrder.any(random, EXAMPLES);
        List<String> words = words(example);
        int place = random.nextInt(words.size());
        words.add(place, words.get(place));

        tradesAsMeantOrNot(String.join(" ", words), example);
    }

    @Property(tries = 2_000)
    void neverTradesOnOneExampleInsideAQuestion(@ForAll long seed) {
        Random random = new Random(seed);
        String question = SpokenOrder.any(
                        random,
                        List.of(
                                "what happens if I %s",
                                "how do I %s?", "should I %s?", "can I %s", "why not %s", "the memo says: %s"))
                .formatted(SpokenOrder.any(random, EXAMPLES));

        assertThat(Sentences.meaning(question).trades()).as(question).isFalse();
    }

    private static void tradesAsMeantOrNot(String sentence, String example) {
        String meant = Sentences.said(example);

        assertThat(Sentences.meaning(sentence).trades() ? Sentences.said(sentence) : meant)
                .as(sentence)
                .isEqualTo(meant);
    }

    private static List<String> words(String example) {
        return new ArrayList<>(Arrays.asList(example.split(" ")));
    }

    private static List<String> examples() {
        try (var lines = Files.lines(Path.of("src/main/resources/docs/language.md"))) {
            return lines.filter(line -> line.startsWith("- `"))
                    .map(line -> line.substring(3, line.indexOf('`', 3)))
                    .filter(example -> Sentences.meaning(example).trades())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
