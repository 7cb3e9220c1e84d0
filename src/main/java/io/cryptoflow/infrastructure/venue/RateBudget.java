package io.cryptoflow.infrastructure.venue;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a venue still lets us ask: so much weight per period, nothing at all until a time that it named. Safe for many threads.
 */
public final class RateBudget {
    private final long weightPerPeriod;
    private final long periodNanos;
    private final LongSupplier nanos;
    private long periodStart;
    private long spent;
    private long blockedUntil;

    /** @param weightPerPeriod what all calls of a {@code period} may weigh together; stay below the venue's own limit */
    public RateBudget(long weightPerPeriod, Duration period) {
        this(weightPerPeriod, period, System::nanoTime);
    }

    RateBudget(long weightPerPeriod, Duration period, LongSupplier nanos) {
        this.weightPerPeriod = weightPerPeriod;
        this.periodNanos = period.toNanos();
        this.nanos = nanos;
        periodStart = nanos.getAsLong();
        blockedUntil = periodStart;
    }

    /** Spends {@code weight} and returns 0, or spends nothing and returns after how many milliseconds to ask again. */
    synchronized long spend(int weight) {
        long now = nanos.getAsLong();
        if (now - periodStart >= periodNanos) {
            periodStart = now;
            spent = 0;
        }
        if (blockedUntil - now > 0) {
            return millis(blockedUntil - now);
        }
        if (spent + weight > weightPerPeriod) {
            return millis(periodStart + periodNanos - now);
        }
        spent += weight;
        return 0;
    }

    /** Nothing is spent for {@code time}; never shortens what was said before. */
    public synchronized void block(Duration time) {
        long until = nanos.getAsLong() + time.toNanos();
        if (until - blockedUntil > 0) {
            blockedUntil = until;
        }
    }

    /** How long that still takes, in milliseconds; 0 when something may be spent. */
    synchronized long blockedMillis() {
        long left = blockedUntil - nanos.getAsLong();
        return left > 0 ? millis(left) : 0;
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis() + 1;
    }
}
