package io.cryptoflow.domain.matching;

/** What the engine can reckon with without any overflow. */
public final class Limits {
    /** Largest price in ticks, quantity in lots, and budget in ticks x lots. */
    public static final long GREATEST = 1L << 62;

    private Limits() {}

    static void check(String what, long number) {
        if (number <= 0 || number > GREATEST) {
            throw new IllegalArgumentException("expected a " + what + " from 1 to 2^62, was " + number);
        }
    }
}
