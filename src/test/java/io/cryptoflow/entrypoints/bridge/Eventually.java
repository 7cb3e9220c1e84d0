package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;

/** What becomes true in a while. */
final class Eventually {
    private static final int LOOKS = 400;
    private static final long PAUSE_MILLIS = 50;

    private Eventually() {}

    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < LOOKS && !condition.getAsBoolean(); i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
