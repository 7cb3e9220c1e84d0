package io.cryptoflow.infrastructure.knowledge;

import static io.cryptoflow.infrastructure.knowledge.AskedQuestions.answerable;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.knowledge.Section;
import io.cryptoflow.infrastructure.knowledge.AskedQuestions.Asked;
import io.cryptoflow.infrastructure.knowledge.KnowledgeDesk.Question;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions whose words stand nowhere in the manual or the search. The bounds are a little below what was reached: a loss is seen. */
class HeldOutQuestionsTest {
    private static final double ALMOST_THE_SAME = 0.95;
    private static SentenceModel model;
    private static SectionSearch search;
    private static AskedQuestions first = new AskedQuestions(List.of());
    private static AskedQuestions later = new AskedQuestions(List.of());
    private static AskedQuestions all = new AskedQuestions(List.of());

    @BeforeAll
    static void ask() throws Exception {
        model = KnowledgeDesk.model();
        search = KnowledgeDesk.search(model);
        first = AskedQuestions.of(KnowledgeDesk.HELD_OUT, search, model);
        later = AskedQuestions.of(KnowledgeDesk.HELD_OUT_LATER, search, model);
        List<Asked> both = new ArrayList<>(first.all());
        both.addAll(later.all());
        all = new AskedQuestions(both);
    }

    @AfterAll
    static void close() throws Exception {
        search.close();
        model.close();
    }

    @Test
    void findsPlainQuestionsAmongTheFirstThree() {
        assertThat(first.share(answerable("plain"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.90);
        assertThat(later.share(answerable("plain"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void findsColloquialQuestionsAmongTheFirstThree() {
        assertThat(first.share(answerable("colloquial"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.72);
        assertThat(later.share(answerable("colloquial"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void saysWhatTheManualDoesNotTell() {
        assertThat(first.share(question -> !question.answerable(), Asked::isRefused))
                .isGreaterThanOrEqualTo(0.85);
        assertThat(later.share(question -> !question.answerable(), Asked::isRefused))
                .isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void seldomRefusesWhatTheManualTells() {
        assertThat(first.share(Question::answerable, Asked::isRefused)).isLessThanOrEqualTo(0.05);
        assertThat(later.share(Question::answerable, Asked::isRefused)).isLessThanOrEqualTo(0.14);
    }

    @Test
    void hasEnoughQuestionsWhoseSectionsExist() throws Exception {
        List<String> links =
                KnowledgeDesk.sections().stream().map(Section::link).toList();

        assertThat(first.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(later.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all.all()).flatExtracting(one -> one.question().gold()).isSubsetOf(links);
        assertThat(all.all())
                .allMatch(one ->
                        one.question().answerable() != one.question().gold().isEmpty());
    }

    @Test
    void isAskedNothingThatIsKnown() throws Exception {
        List<String> known = new ArrayList<>(KnowledgeDesk.questions(KnowledgeDesk.QUESTIONS).stream()
                .map(Question::text)
                .toList());
        KnowledgeDesk.sections().forEach(section -> known.addAll(section.asked()));
        known.addAll(Elsewhere.questions());
        List<float[]> vectors = known.stream().map(model::encode).toList();

        List<String> unseen =
                all.all().stream().map(one -> one.question().text()).toList();
        assertThat(unseen).doesNotHaveDuplicates().allSatisfy(question -> {
            float[] vector = model.encode(question);
            for (int i = 0; i < known.size(); i++) {
                assertThat((double) Vectors.cosine(vector, vectors.get(i)))
                        .as("%s / %s", question, known.get(i))
                        .isLessThan(ALMOST_THE_SAME);
            }
        });
    }
}
