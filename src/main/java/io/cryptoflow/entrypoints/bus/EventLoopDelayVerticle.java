package io.cryptoflow.entrypoints.bus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How late the event loop of this verticle runs a task that is due: what every request on it waits in addition. One
 * instance for each event loop measures them all.
 */
public final class EventLoopDelayVerticle extends VerticleBase {
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Timer delay;
    private final LongSupplier nanoTime;
    private long dueNanos;

    /** Measures into {@code event_loop_delay_seconds} of {@code registry}; {@code nanoTime} never goes back. */
    public EventLoopDelayVerticle(MeterRegistry registry, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.delay = Timer.builder("event.loop.delay")
                .description("how late event loops run what is due")
                .register(registry);
    }

    @Override
    public Future<?> start() {
        waitForNext();
        return Future.succeededFuture();
    }

    private void waitForNext() {
        dueNanos = nanoTime.getAsLong() + PERIOD.toNanos();
        vertx.setTimer(PERIOD.toMillis(), timer -> {
            delay.record(Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - dueNanos)));
            waitForNext();
        });
    }
}
