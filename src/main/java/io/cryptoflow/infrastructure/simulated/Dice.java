package io.cryptoflow.infrastructure.simulated;

/**
 * Random numbers that are the same on every machine and Java version: SplitMix64 (Steele, Lea, Flood 2014), drawn from by
 * integer arithmetic and exact binary fractions only.
 */
final class Dice {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double DEVIATION_OF_FOUR_UNITS = 0.5773502691896258;

    private long state;

    /** A stream of its own for every pair of {@code seed} and {@code name}. */
    Dice(long seed, String name) {
        state = mix(mix(seed) + name.hashCode());
    }

    /** One of 0 to {@code bound - 1}, each as likely; {@code bound} is from 1 to 2^31 - 1. */
    int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /** Whether something that happens in {@code percent} of the cases happens now. */
    boolean chance(int percent) {
        return below(100) < percent;
    }

    /** From 0 to less than 1, each as likely. */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** Around 0 with a standard deviation of 1, nearly normal, never beyond 3.5. */
    double bell() {
        return (unit() + unit() + unit() + unit() - 2) / DEVIATION_OF_FOUR_UNITS;
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
