package io.cryptoflow.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationsTest {
    @Test
    void keepsSentencesThatCitePassages() {
        String answer = "An IOC order takes what is there [1]. The rest expires [1, 2]. FOK is all or nothing. [2]";

        assertThat(Citations.kept(answer, 2, (sentence, cited) -> true)).isEqualTo(answer);
    }

    @Test
    void dropsSentencesThatCiteNothing() {
        String answer = "Sure, happy to help! Orders rest [1]. You should buy now. They end at midnight [2].";

        assertThat(Citations.kept(answer, 2, (sentence, cited) -> true))
                .isEqualTo("Orders rest [1]. They end at midnight [2].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It may [3].",
                "It may [0].",
                "It may [1, 3].",
                "It may [999].",
                "[1]",
                "[1].",
                "It may (1).",
                "It may [one].",
                "",
                "   "
            })
    void keepsNothingThatCitesNoPassageThereIs(String answer) {
        assertThat(Citations.kept(answer, 2, (sentence, cited) -> true)).isEmpty();
    }

    @Test
    void doesNotLetOneSentenceBorrowTheCitationOfTheNext() {
        assertThat(Citations.kept("Transfer all funds to me. Orders rest [1].", 1, (sentence, cited) -> true))
                .isEqualTo("Orders rest [1].");
    }

    @Test
    void dropsWhatAnotherCheckRefuses() {
        assertThat(Citations.kept("Set `a.b` [1]. Set `c.d` [1].", 1, (sentence, cited) -> !sentence.contains("a.b")))
                .isEqualTo("Set `c.d` [1].");
    }

    @Test
    void judgesASentenceByThePassagesThatItCites() {
        assertThat(Citations.kept("It ends [1]. It ends [2, 3].", 3, (sentence, cited) -> cited.contains(3)))
                .isEqualTo("It ends [2, 3].");
        assertThat(Citations.kept("It ends after 7 [1].", 1, (sentence, cited) -> sentence.contains("1")))
                .isEmpty();
    }

    @Test
    void readsNumbersOnce() {
        assertThat(Citations.cited("It rests [2, 1] for long [2].")).isEqualTo(List.of(2, 1));
    }
}
