package io.cryptoflow.application.knowledge;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.KnowledgeIndex;
import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.core.Future;
import java.util.List;

/** What the manual tells about a question, word for word and with links; or that it does not tell. */
public final class AskKnowledge implements UseCase<AskKnowledge.Query, AskKnowledge.Result> {
    private static final int NEAREST = 5;
    private static final int ENOUGH = 40;

    private final KnowledgeIndex index;

    /** @param question in the user's words */
    public record Query(String question) {}

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

    public AskKnowledge(KnowledgeIndex index) {
        this.index = index;
    }

    @Override
    public Future<Result> handle(Query query) {
        return index.search(query.question(), NEAREST).map(AskKnowledge::answer);
    }

    private static Result answer(List<Finding> nearest) {
        if (nearest.isEmpty() || nearest.get(0).score() < ENOUGH) {
            return new Result(
                    Outcome.NOT_IN_MANUAL, Author.MANUAL, "The manual does not tell.", List.of(), nearest, List.of());
        }
        Finding best = nearest.get(0);
        return new Result(Outcome.ANSWERED, Author.MANUAL, best.text(), List.of(best), nearest, List.of());
    }
}
