package io.cryptoflow.infrastructure.faults;

import io.cryptoflow.domain.order.ExecutionReport;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands reports on, but not all of them, not always in time, in order, or once. */
final class FaultyReports implements Consumer<ExecutionReport> {
    private static final int SHORTEST_DELAY_MILLIS = 10;
    private static final int LONGEST_DELAY_MILLIS = 2_000;
    private static final int LONGEST_HOLD_MILLIS = 500;

    private final Vertx vertx;
    private final FaultDice dice;
    private final FaultJournal journal;
    private final Consumer<ExecutionReport> listener;
    private Optional<ExecutionReport> held = Optional.empty();

    FaultyReports(Vertx vertx, FaultDice dice, FaultJournal journal, Consumer<ExecutionReport> listener) {
        this.vertx = vertx;
        this.dice = dice;
        this.journal = journal;
        this.listener = listener;
    }

    @Override
    public void accept(ExecutionReport report) {
        if (isInjected(VenueFault.LOSE_REPORT)) {
            return;
        }
        if (isInjected(VenueFault.DELAY_REPORT)) {
            int millis = dice.between(VenueFault.DELAY_REPORT, SHORTEST_DELAY_MILLIS, LONGEST_DELAY_MILLIS);
            vertx.setTimer(millis, timer -> listener.accept(report));
        } else if (isInjected(VenueFault.REORDER_REPORT) && hold(report)) {
            vertx.setTimer(LONGEST_HOLD_MILLIS, timer -> release());
        } else {
            listener.accept(report);
            release();
        }
        if (isInjected(VenueFault.REPEAT_REPORT)) {
            listener.accept(report);
        }
    }

    private synchronized boolean hold(ExecutionReport report) {
        boolean isFree = held.isEmpty();
        held = held.or(() -> Optional.of(report));
        return isFree;
    }

    private void release() {
        takeHeld().ifPresent(listener);
    }

    private synchronized Optional<ExecutionReport> takeHeld() {
        Optional<ExecutionReport> taken = held;
        held = Optional.empty();
        return taken;
    }

    private boolean isInjected(VenueFault fault) {
        boolean hits = dice.hits(fault);
        if (hits) {
            journal.note(fault);
        }
        return hits;
    }
}
