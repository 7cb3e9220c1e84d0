package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs the units of one account one after the other, each on the state that the one before left, ahead of the commits. */
final class AccountLane {
    /** Units that one account may have under way; beyond it asking again later is the answer. */
    static final int MAX_UNITS = 2_048;

    private final AccountId account;
    private final OrderLookup lookup;
    private final InstantSource clock;
    private final TradingInForce trading;
    private final Context context;
    private final BiConsumer<AccountLane, Unit<?>> ready;
    private final Deque<Unit<?>> waiting = new ArrayDeque<>();
    private @Nullable AccountState state;
    private long committedSequence;
    private int underWay;
    private int epoch;
    private boolean loading;
    private @Nullable Unit<?> running;
    private boolean draining;

    AccountLane(
            AccountId account,
            OrderLookup lookup,
            InstantSource clock,
            TradingInForce trading,
            Context context,
            BiConsumer<AccountLane, Unit<?>> ready) {
        this.account = account;
        this.lookup = lookup;
        this.clock = clock;
        this.trading = trading;
        this.context = context;
        this.ready = ready;
    }

    AccountId account() {
        return account;
    }

    /** The sequence that the account's row must have for the lane's next commit to be right. */
    long committedSequence() {
        return committedSequence;
    }

    void committedUpTo(long sequence) {
        committedSequence = sequence;
    }

    boolean isIdle() {
        return underWay == 0;
    }

    void add(Unit<?> unit) {
        if (underWay >= MAX_UNITS) {
            unit.fail(FailureException.of(
                    Failure.Kind.UNAVAILABLE, "ACCOUNT_BUSY", "account " + account + " has too much under way"));
            return;
        }
        underWay++;
        unit.future().onComplete(done -> underWay--);
        waiting.add(unit);
        drain();
    }

    /** Forgets the state and runs {@code units}, in their order and ahead of what waits, on what the database says now. */
    void restart(List<Unit<?>> units) {
        epoch++;
        state = null;
        Unit<?> interrupted = running;
        if (interrupted != null) {
            waiting.addFirst(interrupted);
        }
        for (int i = units.size() - 1; i >= 0; i--) {
            waiting.addFirst(units.get(i));
        }
        drain();
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        while (running == null && !loading && !waiting.isEmpty()) {
            AccountState current = state;
            if (current == null) {
                load();
            } else {
                run(waiting.remove(), current);
            }
        }
        draining = false;
    }

    private void load() {
        loading = true;
        int begun = epoch;
        lookup.load(account, clock.instant()).onComplete(loaded -> {
            loading = false;
            if (loaded.failed()) {
                failAll(loaded.cause());
            } else if (begun == epoch) {
                state = loaded.result();
                committedSequence = loaded.result().sequence();
            }
            drain();
        });
    }

    private void failAll(Throwable cause) {
        List<Unit<?>> failing = List.copyOf(waiting);
        waiting.clear();
        failing.forEach(unit -> unit.fail(cause));
    }

    private <T> void run(Unit<T> unit, AccountState current) {
        if (!unit.mayRunAgain()) {
            unit.fail(FailureException.of(
                    Failure.Kind.UNAVAILABLE, "ACCOUNT_CONTENDED", "other processes keep changing " + account));
            return;
        }
        running = unit;
        int begun = epoch;
        LaneTransaction tx = new LaneTransaction(account, current, lookup, unit.isFirstRun(), clock, trading.inForce());
        unit.run(tx).onComplete(done -> onContext(() -> finish(unit, tx, begun, done.succeeded())));
    }

    private void finish(Unit<?> unit, LaneTransaction tx, int begun, boolean succeeded) {
        running = null;
        if (begun == epoch) {
            if (succeeded) {
                unit.keep(tx.keep());
            }
            ready.accept(this, unit);
        }
        drain();
    }

    /** Work may have waited for something that answers on another thread. */
    private void onContext(Runnable step) {
        if (Vertx.currentContext() == context) {
            step.run();
        } else {
            context.runOnContext(turn -> step.run());
        }
    }
}
