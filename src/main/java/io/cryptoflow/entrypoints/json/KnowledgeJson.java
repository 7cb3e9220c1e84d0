package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Questions and answers of the knowledge base as the contract writes them. */
public final class KnowledgeJson {
    private static final int LONGEST_QUESTION = 500;

    private KnowledgeJson() {}

    /** Reads the schema {@code KnowledgeQuestion}. */
    public static AskKnowledge.Query query(JsonObject body) {
        return new AskKnowledge.Query(
                RequestFields.of(body, Set.of("question")).required("question", KnowledgeJson::question));
    }

    private static String question(String text) {
        if (text.isBlank() || text.length() > LONGEST_QUESTION) {
            throw new IllegalArgumentException("expected 1 to 500 characters");
        }
        return text;
    }

    /** The schema {@code KnowledgeAnswer}. */
    public static JsonObject of(AskKnowledge.Result answer) {
        JsonArray passages = new JsonArray();
        answer.passages().forEach(passage -> passages.add(section(passage).put("text", passage.text())));
        JsonArray nearest = new JsonArray();
        answer.nearest().forEach(finding -> nearest.add(section(finding)));
        return new JsonObject()
                .put("outcome", answer.outcome().name())
                .put("author", answer.author().name())
                .put("text", answer.text())
                .put("passages", passages)
                .put("nearest", nearest)
                .put("unknownNames", new JsonArray(answer.unknownNames()));
    }

    private static JsonObject section(Finding finding) {
        return new JsonObject()
                .put("link", finding.link())
                .put("page", finding.page())
                .put("heading", finding.heading())
                .put("score", finding.score());
    }
}
