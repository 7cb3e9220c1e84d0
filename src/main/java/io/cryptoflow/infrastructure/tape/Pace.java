package io.cryptoflow.infrastructure.tape;

/**
 * When a print of the tape is due.
 *
 * @param tapeStartMillis market time of the first print
 * @param startedAtMillis when the playing began, by the clock here
 */
record Pace(TapeSettings.Speed speed, long tapeStartMillis, long startedAtMillis) {
    /** How long to wait for a print of {@code tapeMillis}; 0 or less when it is due. */
    long delayMillis(long tapeMillis, long nowMillis) {
        if (speed.fastest()) {
            return 0;
        }
        double played = (tapeMillis - tapeStartMillis) / speed.factor().doubleValue();
        return startedAtMillis + (long) Math.ceil(played) - nowMillis;
    }
}
