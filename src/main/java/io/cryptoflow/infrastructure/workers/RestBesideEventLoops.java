package io.cryptoflow.infrastructure.workers;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * How long a worker rests after a slice of work: not at all while the event loops idle, and the longer the busier they are, up
 * to where a twentieth of its time is left to it. Priorities alone do not keep answers quick, since what workers leave to the
 * garbage collector stops everybody. Any thread; all times are nanoseconds.
 */
final class RestBesideEventLoops implements LongUnaryOperator {
    /** Part of all cores that the event loops take at most where workers need not rest: prices alone. */
    static final double IDLE = 0.075;

    /** Part of all cores that the event loops take where workers get no more than the least share. */
    static final double BUSY = 0.15;

    static final double LEAST_SHARE = 0.05;

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(200);

    private final int cores;
    private final LongSupplier clock;
    private final LongSupplier eventLoopTime;
    private long lookedAt;
    private long timeThen;
    private double share = 1;

    /**
     * @param clock goes on evenly, as {@link System#nanoTime}
     * @param eventLoopTime CPU time that the event loops took so far
     */
    RestBesideEventLoops(int cores, LongSupplier clock, LongSupplier eventLoopTime) {
        this.cores = cores;
        this.clock = clock;
        this.eventLoopTime = eventLoopTime;
        this.lookedAt = clock.getAsLong();
        this.timeThen = eventLoopTime.getAsLong();
    }

    /** The rest after {@code worked}. */
    @Override
    public synchronized long applyAsLong(long worked) {
        long now = clock.getAsLong();
        if (now - lookedAt >= LOOK_EVERY) {
            look(now);
        }
        return Math.min(LONGEST_REST, Math.round(worked * (1 - share) / share));
    }

    private void look(long now) {
        long time = eventLoopTime.getAsLong();
        double taken = (double) Math.max(0, time - timeThen) / (now - lookedAt) / cores;
        share = Math.max(LEAST_SHARE, Math.min(1, (BUSY - taken) / (BUSY - IDLE)));
        lookedAt = now;
        timeThen = time;
    }
}
