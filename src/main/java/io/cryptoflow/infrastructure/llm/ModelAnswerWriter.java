package io.cryptoflow.infrastructure.llm;

import io.cryptoflow.application.port.AnswerWriter;
import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a model write answers from passages: it is asked once, has no tools, and gets nothing but the question and the passages. */
public final class ModelAnswerWriter implements AnswerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ModelAnswerWriter.class);
    private static final int MOST_TOKENS = 800;

    private final ChatModel model;
    private final String rules;

    /** Reads its rules; asks nothing yet. */
    public ModelAnswerWriter(Vertx vertx, ChatModel model) {
        this.model = model;
        rules = vertx.fileSystem().readFileBlocking("llm/answers.txt").toString();
    }

    @Override
    public Future<String> write(String question, List<Finding> passages) {
        JsonArray messages = new JsonArray()
                .add(new JsonObject().put("role", "system").put("content", rules))
                .add(new JsonObject().put("role", "user").put("content", task(question, passages)));
        return model.write(messages, MOST_TOKENS)
                .onFailure(cause -> LOG.info("model wrote no answer cause=\"{}\"", cause.getMessage()));
    }

    /** As JSON, so that no passage can look like the end of the passages. */
    private static String task(String question, List<Finding> passages) {
        JsonArray numbered = new JsonArray();
        for (int i = 0; i < passages.size(); i++) {
            Finding passage = passages.get(i);
            numbered.add(new JsonObject()
                    .put("number", i + 1)
                    .put("page", passage.page())
                    .put("heading", passage.heading())
                    .put("text", passage.text()));
        }
        return new JsonObject()
                .put("question", question)
                .put("passages", numbered)
                .encode();
    }
}
