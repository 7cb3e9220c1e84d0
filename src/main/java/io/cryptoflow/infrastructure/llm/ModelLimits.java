package io.cryptoflow.infrastructure.llm;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a model may cost.
 *
 * @param callTimeout of one answer
 * @param timeBudget of all answers about one sentence
 * @param steps answers about one sentence
 * @param tokenBudget tokens of one sentence, in and out
 * @param concurrency sentences and questions that are with the model at once
 * @param promptPrice of a million tokens that it reads, in the currency of whoever counts
 * @param completionPrice of a million tokens that it writes
 */
public record ModelLimits(
        Duration callTimeout,
        Duration timeBudget,
        int steps,
        int tokenBudget,
        int concurrency,
        BigDecimal promptPrice,
        BigDecimal completionPrice) {
    /** How long a single answer may take where it is the only one. */
    Duration shortest() {
        return callTimeout.compareTo(timeBudget) < 0 ? callTimeout : timeBudget;
    }
}
