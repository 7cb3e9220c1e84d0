package io.cryptoflow.infrastructure.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.knowledge.AskKnowledge.Outcome;
import io.cryptoflow.domain.knowledge.Finding;
import io.cryptoflow.domain.knowledge.ProductNames;
import io.cryptoflow.domain.knowledge.Section;
import io.cryptoflow.infrastructure.knowledge.KnowledgeDesk.Question;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions that were written from a list of features, before the manual was read, and the sections that answer them. */
class ManualQuestionsTest {
    private static final double ALMOST_THE_SAME = 0.95;
    private static SentenceModel model;
    private static SectionSearch search;
    private static List<Section> sections;
    private static List<Asked> asked;

    private record Asked(Question question, AskKnowledge.Result answer) {
        boolean isHit(int first) {
            return answer.nearest().stream().limit(first).map(Finding::link).anyMatch(question.gold()::contains);
        }

        boolean isRefused() {
            return answer.outcome() == Outcome.NOT_IN_MANUAL;
        }
    }

    @BeforeAll
    static void ask() throws Exception {
        model = KnowledgeDesk.model();
        search = KnowledgeDesk.search(model);
        sections = KnowledgeDesk.sections();
        AskKnowledge ask = new AskKnowledge(
                (text, most) -> Future.succeededFuture(KnowledgeDesk.find(search, model, text, most)),
                new ProductNames(Set.of(), Set.of(), Set.of()),
                Optional.empty(),
                answer -> {});
        asked = KnowledgeDesk.questions().stream()
                .map(question -> new Asked(
                        question,
                        ask.handle(new AskKnowledge.Query(question.text())).result()))
                .toList();
        print();
    }

    @AfterAll
    static void close() throws Exception {
        search.close();
        model.close();
    }

    private static double share(Predicate<Question> of, Predicate<Asked> what) {
        List<Asked> chosen =
                asked.stream().filter(one -> of.test(one.question())).toList();
        return (double) chosen.stream().filter(what).count() / chosen.size();
    }

    private static Predicate<Question> answerable(String register) {
        return question -> question.answerable() && question.register().equals(register);
    }

    private static void print() {
        System.out.println("| questions | number | hit@1 | hit@3 | refused |");
        System.out.println("|---|---|---|---|---|");
        for (String register : List.of("plain", "colloquial")) {
            line(register, answerable(register), one -> one.isHit(1), one -> one.isHit(3));
        }
        line("not in the manual", question -> !question.answerable(), one -> false, one -> false);
        asked.stream()
                .filter(one -> one.question().answerable() ? one.isRefused() || !one.isHit(3) : !one.isRefused())
                .forEach(one -> System.out.println("missed: " + one.question().text() + " -> "
                        + one.answer().outcome() + " "
                        + one.answer().nearest().stream()
                                .limit(3)
                                .map(finding -> finding.link() + " " + finding.score())
                                .toList()));
    }

    private static void line(
            String name, Predicate<Question> of, Predicate<Asked> hitAtOne, Predicate<Asked> hitAtThree) {
        System.out.printf(
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                name,
                asked.stream().filter(one -> of.test(one.question())).count(),
                share(of, hitAtOne),
                share(of, hitAtThree),
                share(of, Asked::isRefused));
    }

    @Test
    void findsPlainQuestionsAmongTheFirstThree() {
        assertThat(share(answerable("plain"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void findsColloquialQuestionsAmongTheFirstThree() {
        assertThat(share(answerable("colloquial"), one -> one.isHit(3))).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void saysWhatTheManualDoesNotTell() {
        assertThat(share(question -> !question.answerable(), Asked::isRefused)).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void seldomRefusesWhatTheManualTells() {
        assertThat(share(Question::answerable, Asked::isRefused)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void quotesTheSectionLineByLine() {
        assertThat(asked).flatExtracting(one -> one.answer().passages()).allSatisfy(passage -> {
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

        assertThat(asked).hasSizeGreaterThanOrEqualTo(120);
        assertThat(asked).extracting(one -> one.question().text()).doesNotHaveDuplicates();
        assertThat(asked).flatExtracting(one -> one.question().gold()).isSubsetOf(links);
        assertThat(asked)
                .allMatch(one ->
                        one.question().answerable() != one.question().gold().isEmpty());
    }

    @Test
    void isAskedOtherQuestionsThanTheManualLists() {
        List<String> listed =
                sections.stream().flatMap(section -> section.asked().stream()).toList();
        List<float[]> vectors = listed.stream().map(model::encode).toList();

        assertThat(asked).allSatisfy(one -> {
            float[] vector = model.encode(one.question().text());
            for (int i = 0; i < listed.size(); i++) {
                assertThat((double) Vectors.cosine(vector, vectors.get(i)))
                        .as("%s / %s", one.question().text(), listed.get(i))
                        .isLessThan(ALMOST_THE_SAME);
            }
        });
    }
}
