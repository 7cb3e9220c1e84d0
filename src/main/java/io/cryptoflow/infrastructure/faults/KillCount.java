package io.cryptoflow.infrastructure.faults;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the process passes its kill point, and ends it when the time has come. */
final class KillCount {
    private final FaultPlan plan;
    private final FaultJournal journal;
    private final Runnable halt;
    private final AtomicInteger passed = new AtomicInteger();

    KillCount(FaultPlan plan, FaultJournal journal, Runnable halt) {
        this.plan = plan;
        this.journal = journal;
        this.halt = halt;
    }

    /** Whether this passing of {@code point} is the last. */
    boolean isDue(KillPoint point) {
        return plan.killPoint() == point && passed.incrementAndGet() == plan.killAt();
    }

    /** Ends the process if this passing of {@code point} is the last. */
    void pass(KillPoint point) {
        if (isDue(point)) {
            die(point);
        }
    }

    /** Ends the process; what waits for the answer waits for ever. */
    <T> Future<T> die(KillPoint point) {
        journal.note(point);
        halt.run();
        return Future.failedFuture("the process ends at " + point);
    }
}
