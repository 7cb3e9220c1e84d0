package io.cryptoflow.infrastructure.ids;

import io.cryptoflow.domain.order.OrderId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562, 5.7 with the counter of 6.2 method 3): milliseconds, then 12 bits that count within
 * the millisecond, then 62 random bits. Ids of one process rise strictly, even when its clock steps back.
 */
public final class TimeOrderedIds implements Supplier<OrderId> {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    /** @param random must be safe to use from several threads */
    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public OrderId get() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = (tick >>> COUNTER_BITS << 16) | VERSION_7 | (tick & ((1L << COUNTER_BITS) - 1));
        return new OrderId(new UUID(high, VARIANT | (random.nextLong() >>> 2)));
    }
}
