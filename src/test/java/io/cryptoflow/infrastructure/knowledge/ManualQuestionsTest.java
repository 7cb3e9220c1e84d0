package io.cryptoflow.infrastructure.knowledge;

import static io.cryptoflow.infrastructure.knowledge.AskedQuestions.answerable;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.knowledge.Section;
import io.cryptoflow.infrastructure.knowledge.AskedQuestions.Asked;
import io.cryptoflow.infrastructure.knowledge.KnowledgeDesk.Question;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions that were written from a list of features, before the manual was read, and the sections that answer them. */
class ManualQuestionsTest {
    private static final double ALMOST_THE_SAME = 0.95;
    private static SentenceModel model;
    private static SectionSearch search;
    private static List<Section> sections;
    private static AskedQuestions asked = new AskedQuestions(List.of());

    @BeforeAll
    static void ask() throws Exception {
        model = KnowledgeDesk.model();
        search = KnowledgeDesk.search(model);
        sections = KnowledgeDesk.sections();
        asked = AskedQuestions.of(KnowledgeDesk.QUESTIONS, search, model);
    }

    @AfterAll
    static void close() throws Exception {
        search.close();
        model.close();
    }

    @Test
    void findsPlainQuestionsAmongTheFirstThree() {
        assertThat(asked.share(answerable("plain"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void findsColloquialQuestionsAmongTheFirstThree() {
        assertThat(asked.share(answerable("colloquial"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void saysWhatTheManualDoesNotTell() {
        assertThat(asked.share(question -> !question.answerable(), Asked::isRefused))
                .isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void seldomRefusesWhatTheManualTells() {
        assertThat(asked.share(Question::answerable, Asked::isRefused)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void quotesTheSectionLineByLine() {
        assertThat(asked.all()).flatExtracting(one -> one.answer().passages()).allSatisfy(passage -> {
            Section section = sections.stream()
                    .filter(one -> one.link().equals(passage.link()))
                    .findFirst()
                    .orElseThrow();
            assertThat(section.passages()).contains(passage.text());
        });
    }

    @Test
    void hasEnoughQuestionsOfEachKindWhoseSectionsExist() {
        List<String> links = sections.stream().map(Section::link).toList();
        assertThat(asked.all()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(asked.all()).extracting(one -> one.question().text()).doesNotHaveDuplicates();
        assertThat(asked.all()).flatExtracting(one -> one.question().gold()).isSubsetOf(links);
        assertThat(asked.all())
                .allMatch(one ->
                        one.question().answerable() != one.question().gold().isEmpty());
    }

    @Test
    void isAskedOtherQuestionsThanTheManualLists() {
        List<String> listed =
                sections.stream().flatMap(section -> section.asked().stream()).toList();
        List<float[]> vectors = listed.stream().map(model::encode).toList();

        assertThat(asked.all()).allSatisfy(one -> {
            float[] vector = model.encode(one.question().text());
            for (int i = 0; i < listed.size(); i++) {
                assertThat((double) Vectors.cosine(vector, vectors.get(i)))
                        .as("%s / %s", one.question().text(), listed.get(i))
                        .isLessThan(ALMOST_THE_SAME);
            }
        });
    }
}
