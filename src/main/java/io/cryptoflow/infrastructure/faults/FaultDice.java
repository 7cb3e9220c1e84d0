package io.cryptoflow.infrastructure.faults;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Decides by a seed: the n-th occasion of a kind of fault is taken or not, whatever other kinds do meanwhile. */
final class FaultDice {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final FaultPlan plan;
    private final Map<VenueFault, Random> chances = new ConcurrentHashMap<>();
    private final Map<VenueFault, Random> lengths = new ConcurrentHashMap<>();

    FaultDice(FaultPlan plan) {
        this.plan = plan;
    }

    boolean hits(VenueFault fault) {
        BigDecimal probability = plan.probabilities().getOrDefault(fault, BigDecimal.ZERO);
        return dieOf(fault, chances).nextDouble() < probability.doubleValue();
    }

    /** A whole number from {@code least} to {@code greatest}, both included. */
    int between(VenueFault fault, int least, int greatest) {
        return least + dieOf(fault, lengths).nextInt(greatest - least + 1);
    }

    private Random dieOf(VenueFault fault, Map<VenueFault, Random> dice) {
        return dice.computeIfAbsent(
                fault, kind -> new Random(plan.seed() + SPREAD * kind.name().hashCode()));
    }
}
