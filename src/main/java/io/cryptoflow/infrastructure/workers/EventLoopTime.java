package io.cryptoflow.infrastructure.workers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Nanoseconds of CPU time that the event loops of this process took so far; 0 where the system does not tell. */
final class EventLoopTime implements LongSupplier {
    private static final String EVENT_LOOP = "vert.x-eventloop-thread-";
    private static final int SPARE = 16;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public long getAsLong() {
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return 0;
        }
        Thread[] running = new Thread[Thread.activeCount() + SPARE];
        Thread.enumerate(running);
        return Arrays.stream(running)
                .filter(Objects::nonNull)
                .filter(thread -> thread.getName().startsWith(EVENT_LOOP))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getId())))
                .sum();
    }
}
