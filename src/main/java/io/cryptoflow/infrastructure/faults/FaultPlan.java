package io.cryptoflow.infrastructure.faults;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Which faults are rehearsed.
 *
 * @param seed decides, for each kind of fault, which of its occasions are taken
 * @param probabilities by kind; a kind that is not mentioned never happens
 * @param killAt the how many-th passing of the kill point is the last
 */
public record FaultPlan(long seed, Map<VenueFault, BigDecimal> probabilities, KillPoint killPoint, int killAt) {
    /** Keeps its own copy. */
    public FaultPlan {
        probabilities = Map.copyOf(probabilities);
    }

    /** Whether anything is rehearsed at all. */
    public boolean isOn() {
        return hasVenueFaults() || killPoint != KillPoint.NONE;
    }

    boolean hasVenueFaults() {
        return probabilities.values().stream().anyMatch(probability -> probability.signum() > 0);
    }
}
