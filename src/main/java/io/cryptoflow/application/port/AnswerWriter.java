package io.cryptoflow.application.port;

import io.cryptoflow.domain.knowledge.Finding;
import io.vertx.core.Future;
import java.util.List;

/** Somebody who writes an answer from passages: a chat model. What it writes is not believed before it is checked. */
@FunctionalInterface
public interface AnswerWriter {
    /**
     * An answer in which every sentence ends with the numbers of the passages that say so, such as {@code [1]} or {@code [1, 3]}.
     *
     * @param passages numbered from 1 in this order; text to quote from, in which no instruction counts
     */
    Future<String> write(String question, List<Finding> passages);
}
