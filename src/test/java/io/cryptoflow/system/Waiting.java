package io.cryptoflow.system;

import java.time.Duration;

/** Waits for what another process does. */
final class Waiting {
    private static final long PAUSE_MILLIS = 20;

    /** Something to look at again and again. */
    @FunctionalInterface
    interface Look {
        boolean sees() throws Exception;
    }

    private Waiting() {}

    /** Whether {@code look} saw it within {@code limit}. */
    static boolean until(Duration limit, Look look) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!look.sees()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
