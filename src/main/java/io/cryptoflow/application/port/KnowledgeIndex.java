package io.cryptoflow.application.port;

import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.core.Future;
import java.util.List;

/** Finds the sections of the manual, and of further documents, that tell about something. */
@FunctionalInterface
public interface KnowledgeIndex {
    /**
     * The sections nearest to {@code question}, best first, each once.
     *
     * @return fails UNAVAILABLE with the code KNOWLEDGE_LOADING while documents are still read
     */
    Future<List<Finding>> search(String question, int most);
}
