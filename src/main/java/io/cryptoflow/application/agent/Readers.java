package io.cryptoflow.application.agent;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.MarketVocabulary;
import java.util.function.Predicate;

/**
 * Who reads sentences about a vocabulary.
 *
 * @param grammar reads without a network: what completes a draft is read by it alone
 * @param first reads what people say; may ask a model where the grammar does not understand
 */
public record Readers(Interpreter grammar, Interpreter first, MarketVocabulary vocabulary) {
    /** Makes readers. */
    public interface Source {
        /** Readers of sentences about {@code vocabulary}. */
        Readers of(MarketVocabulary vocabulary);

        /** Whether {@code code} is also an ordinary word, so that an asset is not called by it. */
        Predicate<String> words();
    }
}
