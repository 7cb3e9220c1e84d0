package io.cryptoflow;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what was started, in reverse order, each step bounded; what fails is said and does not keep the rest alive. */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<Step> servers = new ArrayDeque<>();
    private final long limitMillis;
    private boolean done;

    private record Step(String name, Action action) {}

    /** Something to stop; blocks until it is. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    Shutdown(Duration limit) {
        this.limitMillis = limit.toMillis();
    }

    /** Registers a step that runs before all that were registered earlier. */
    synchronized void register(String name, Supplier<? extends Future<?>> stop) {
        steps.push(new Step(name, () -> stop.get().await(limitMillis, TimeUnit.MILLISECONDS)));
    }

    /** Registers the stop of a server that everything else may need until its own end. */
    synchronized void lastly(String name, Action stop) {
        servers.push(new Step(name, stop));
    }

    /** Runs every step once. Blocks. */
    synchronized void run() {
        if (done) {
            return;
        }
        done = true;
        steps.forEach(Shutdown::run);
        servers.forEach(Shutdown::run);
    }

    private static void run(Step step) {
        try {
            step.action().run();
        } catch (Exception e) {
            LOG.warn("not stopped in good order part={} cause={}", step.name(), e.toString());
        }
    }
}
