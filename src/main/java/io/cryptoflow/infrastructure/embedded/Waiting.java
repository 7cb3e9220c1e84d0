package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Bounded waiting for something outside of this process. */
final class Waiting {
    private static final Duration STEP = Duration.ofMillis(5);

    private Waiting() {}

    interface Condition {
        boolean holds() throws IOException;
    }

    /** Looks every few milliseconds; false when the condition did not hold within the limit. */
    static boolean until(Condition condition, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    static void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an embedded server");
        }
    }
}
