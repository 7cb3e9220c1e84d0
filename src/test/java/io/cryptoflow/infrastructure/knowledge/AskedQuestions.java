package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.knowledge.AskKnowledge.Outcome;
import io.cryptoflow.domain.knowledge.Finding;
import io.cryptoflow.domain.knowledge.ProductNames;
import io.cryptoflow.infrastructure.knowledge.KnowledgeDesk.Question;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Questions with the answers that they got. */
record AskedQuestions(List<Asked> all) {
    /** A question and its answer. */
    record Asked(Question question, AskKnowledge.Result answer) {
        boolean isHit(int first) {
            return answer.nearest().stream().limit(first).map(Finding::link).anyMatch(question.gold()::contains);
        }

        boolean isRefused() {
            return answer.outcome() == Outcome.NOT_IN_MANUAL;
        }

        private boolean isMissed() {
            return question.answerable() ? isRefused() || !isHit(3) : !isRefused();
        }
    }

    /** Asks all questions of a file, and prints how that went. */
    static AskedQuestions of(String file, SectionSearch search, SentenceModel model) throws IOException {
        AskKnowledge ask = new AskKnowledge(
                (text, most) -> Future.succeededFuture(KnowledgeDesk.find(search, model, text, most)),
                new ProductNames(Set.of(), Set.of(), Set.of()),
                Optional.empty(),
                answer -> {});
        AskedQuestions asked = new AskedQuestions(KnowledgeDesk.questions(file).stream()
                .map(question -> new Asked(
                        question,
                        ask.handle(new AskKnowledge.Query(question.text())).result()))
                .toList());
        asked.print(file);
        return asked;
    }

    /** Which part of the questions {@code of} is as {@code what} says. */
    double share(Predicate<Question> of, Predicate<Asked> what) {
        List<Asked> chosen = all.stream().filter(one -> of.test(one.question())).toList();
        return (double) chosen.stream().filter(what).count() / chosen.size();
    }

    static Predicate<Question> answerable(String register) {
        return question -> question.answerable() && question.register().equals(register);
    }

    private void print(String file) {
        System.out.println("| " + file + " | number | hit@1 | hit@3 | refused |");
        System.out.println("|---|---|---|---|---|");
        line("plain", answerable("plain"));
        line("colloquial", answerable("colloquial"));
        line("answerable", Question::answerable);
        line("not in the manual", question -> !question.answerable());
        all.stream()
                .filter(Asked::isMissed)
                .forEach(one -> System.out.println("missed: " + one.question().text() + " -> "
                        + one.answer().outcome() + " "
                        + one.answer().nearest().stream()
                                .limit(3)
                                .map(finding -> finding.link() + " " + finding.score())
                                .toList()));
    }

    private void line(String name, Predicate<Question> of) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                name,
                all.stream().filter(one -> of.test(one.question())).count(),
                share(of, one -> one.isHit(1)),
                share(of, one -> one.isHit(3)),
                share(of, Asked::isRefused));
    }
}
