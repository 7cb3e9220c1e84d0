package io.cryptoflow.domain.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What everybody may do, whatever their own accounts allow; each change is a new version, and the latest one is in force.
 *
 * @param version rises by one with every change
 * @param reason why it was changed, in the words of who did it
 * @param by who changed it; absent for the first version
 * @param doneAt when the kill switch had canceled everything, if it was the kill switch that halted
 */
public record GlobalTrading(
        long version,
        TradingState state,
        Cause cause,
        String reason,
        Optional<Actor> by,
        Instant changedAt,
        Optional<Instant> doneAt) {
    /** What stands before any change. */
    public static final GlobalTrading INITIAL = new GlobalTrading(
            0, TradingState.ACTIVE, Cause.ADMIN, "", Optional.empty(), Instant.EPOCH, Optional.empty());

    /** Keeps times to the microsecond, as stores do. */
    public GlobalTrading {
        changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
        doneAt = doneAt.map(time -> time.truncatedTo(ChronoUnit.MICROS));
    }

    /** By which way the state was changed. */
    public enum Cause {
        /** Somebody chose a state. */
        ADMIN,
        /** Somebody pulled the kill switch. */
        KILL_SWITCH
    }

    /** The next version. */
    public GlobalTrading changed(TradingState next, Cause by, String why, Actor who, Instant at) {
        return new GlobalTrading(version + 1, next, by, why, Optional.of(who), at, Optional.empty());
    }

    /** The same version, whose kill switch is done. */
    public GlobalTrading done(Instant at) {
        return new GlobalTrading(version, state, cause, reason, by, changedAt, Optional.of(at));
    }

    /** Whether the kill switch holds trading back. */
    public boolean isKilled() {
        return cause == Cause.KILL_SWITCH;
    }

    /** Whether the kill switch still has orders to cancel. */
    public boolean isKilling() {
        return isKilled() && doneAt.isEmpty();
    }
}
