package io.cryptoflow.infrastructure.redis;

import io.vertx.core.Vertx;

/** Short pauses, each a little longer than the one before, until a bound. */
final class Waits {
    private static final long FIRST_MILLIS = 5;
    private static final long LONGEST_MILLIS = 50;

    private final Vertx vertx;
    private final long endNanos;
    private long pauseMillis = FIRST_MILLIS;

    Waits(Vertx vertx, long boundMillis) {
        this.vertx = vertx;
        this.endNanos = System.nanoTime() + boundMillis * 1_000_000;
    }

    /** Runs {@code then} after the next pause; false when the bound is reached. */
    boolean pause(Runnable then) {
        if (System.nanoTime() - endNanos >= 0) {
            return false;
        }
        vertx.setTimer(pauseMillis, over -> then.run());
        pauseMillis = Math.min(LONGEST_MILLIS, 2 * pauseMillis);
        return true;
    }
}
