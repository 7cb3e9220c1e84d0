package io.cryptoflow.domain.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Cancels all orders of an account that is not heard of in time.
 *
 * @param seconds how long it waits each time it is renewed
 * @param dueAt when it fires unless it is renewed before
 */
public record DeadMansSwitch(int seconds, Instant dueAt) {
    /** Keeps the time to the microsecond, as stores do. */
    public DeadMansSwitch {
        dueAt = dueAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A switch that was renewed at {@code now}. */
    public static DeadMansSwitch renewedAt(Instant now, int seconds) {
        return new DeadMansSwitch(seconds, now.plusSeconds(seconds));
    }

    /** Whether it fires at {@code now}. */
    public boolean isDueAt(Instant now) {
        return !now.isBefore(dueAt);
    }
}
