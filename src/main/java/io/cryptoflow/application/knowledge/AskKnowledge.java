package io.cryptoflow.application.knowledge;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AnswerWriter;
import io.cryptoflow.application.port.KnowledgeIndex;
import io.cryptoflow.domain.knowledge.Finding;
import io.cryptoflow.domain.knowledge.ProductNames;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the manual tells about a question, word for word and with links; or that it does not tell. Where somebody writes answers, what
 * they write is shown as far as it cites passages and tells nothing that they do not; the manual's own words wherever none is left.
 */
public final class AskKnowledge implements UseCase<AskKnowledge.Query, AskKnowledge.Result> {
    /** Below this score of the best section the manual does not tell. */
    public static final int ENOUGH = 41;

    /** How long a question can be. */
    public static final int MOST_CHARACTERS = 2_000;

    private static final int NEAREST = 8;
    private static final int CLOSE = 3;
    private static final int FOR_THE_WRITER = 5;
    private static final String NOT_IN_MANUAL = "The manual does not tell. The nearest sections may help.";

    private final KnowledgeIndex index;
    private final ProductNames names;
    private final Optional<AnswerWriter> writer;
    private final Consumer<Result> listener;

    /**
     * Something to look up.
     *
     * @param question in the user's words
     */
    public record Query(String question) {
        /** Refuses more than {@value #MOST_CHARACTERS} characters with {@link IllegalArgumentException}. */
        public Query {
            if (question.codePointCount(0, question.length()) > MOST_CHARACTERS) {
                throw new IllegalArgumentException("expected at most " + MOST_CHARACTERS + " characters");
            }
        }
    }

    /**
     * The answer.
     *
     * @param text for people; says so where the manual does not tell
     * @param passages what the answer rests on, word for word, in the order of their numbers in {@code text}; none where the manual does not tell
     * @param nearest the nearest sections, best first, those of the passages included
     * @param unknownNames settings, operations and codes in the passages that this product does not have
     */
    public record Result(
            Outcome outcome,
            Author author,
            String text,
            List<Finding> passages,
            List<Finding> nearest,
            List<String> unknownNames) {
        /** Keeps its own copies. */
        public Result {
            passages = List.copyOf(passages);
            nearest = List.copyOf(nearest);
            unknownNames = List.copyOf(unknownNames);
        }
    }

    /** Whether there is an answer. */
    public enum Outcome {
        ANSWERED,
        NOT_IN_MANUAL
    }

    /** Whose words the text is. */
    public enum Author {
        MANUAL,
        MODEL
    }

    /** @param listener hears every answer */
    public AskKnowledge(
            KnowledgeIndex index, ProductNames names, Optional<AnswerWriter> writer, Consumer<Result> listener) {
        this.index = index;
        this.names = names;
        this.writer = writer;
        this.listener = listener;
    }

    @Override
    public Future<Result> handle(Query query) {
        return index.search(query.question(), NEAREST)
                .compose(nearest -> answer(query.question(), nearest))
                .onSuccess(listener::accept);
    }

    private Future<Result> answer(String question, List<Finding> nearest) {
        if (nearest.stream().noneMatch(finding -> finding.score() >= ENOUGH)) {
            return Future.succeededFuture(
                    new Result(Outcome.NOT_IN_MANUAL, Author.MANUAL, NOT_IN_MANUAL, List.of(), nearest, List.of()));
        }
        Result quoted = quote(nearest);
        return writer.map(model -> write(model, question, nearest)
                        .map(written -> written.orElse(quoted))
                        .otherwise(quoted))
                .orElse(Future.succeededFuture(quoted));
    }

    /** The surest of the nearest. */
    private static Finding best(List<Finding> nearest) {
        return nearest.stream()
                .limit(CLOSE)
                .max(Comparator.comparing(Finding::score))
                .orElseThrow();
    }

    private Result quote(List<Finding> nearest) {
        Finding best = best(nearest);
        return new Result(
                Outcome.ANSWERED, Author.MANUAL, best.text(), List.of(best), nearest, names.unknown(best.text()));
    }

    private Future<Optional<Result>> write(AnswerWriter model, String question, List<Finding> nearest) {
        List<Finding> passages = nearest.stream().limit(FOR_THE_WRITER).toList();
        return model.write(question, passages).map(written -> checked(written, passages, nearest));
    }

    private Optional<Result> checked(String written, List<Finding> passages, List<Finding> nearest) {
        String kept = new Sources(passages, names).kept(written);
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Result(Outcome.ANSWERED, Author.MODEL, kept, passages, nearest, List.of()));
    }
}
