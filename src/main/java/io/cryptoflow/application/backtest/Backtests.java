package io.cryptoflow.application.backtest;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.Workers;
import io.cryptoflow.domain.value.AccountId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All backtests that are waiting, played, or kept after their end; the oldest that ended are forgotten first. Any thread may call it. */
public final class Backtests {
    private final Bounds bounds;
    private final Workers workers;
    private final Map<BacktestId, BacktestJob> jobs = new LinkedHashMap<>();
    private final Deque<BacktestJob> queue = new ArrayDeque<>();
    private int running;

    /**
     * How many.
     *
     * @param running played at once; only these hold their candles
     * @param waiting before a further one is refused
     * @param kept after their end
     */
    public record Bounds(int running, int waiting, int kept) {}

    /** How many there are now. */
    public record Load(int running, int waiting) {}

    public Backtests(Bounds bounds, Workers workers) {
        this.bounds = bounds;
        this.workers = workers;
    }

    /** Refuses with UNAVAILABLE when too many wait. */
    synchronized void admit(BacktestJob job) {
        queue.removeIf(waiting -> waiting.now().status().isFinal());
        if (running >= bounds.running() && queue.size() >= bounds.waiting()) {
            throw FailureException.of(
                    Failure.Kind.UNAVAILABLE,
                    "BACKTEST_QUEUE_FULL",
                    bounds.waiting() + " backtests wait already; ask again when one is done");
        }
        forgetOldest();
        jobs.put(job.now().id(), job);
        queue.add(job);
        startNext();
    }

    private void forgetOldest() {
        long ended = jobs.values().stream()
                .filter(job -> job.now().status().isFinal())
                .count();
        Iterator<BacktestJob> oldestFirst = jobs.values().iterator();
        while (ended >= bounds.kept() && oldestFirst.hasNext()) {
            if (oldestFirst.next().now().status().isFinal()) {
                oldestFirst.remove();
                ended--;
            }
        }
    }

    private synchronized void startNext() {
        while (running < bounds.running() && !queue.isEmpty()) {
            running++;
            queue.remove().run(workers).onComplete(over -> ended());
        }
    }

    private synchronized void ended() {
        running--;
        startNext();
    }

    /** The backtest of this account, or NOT_FOUND. */
    synchronized BacktestJob find(AccountId account, BacktestId id) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.now().account().equals(account))
                .orElseThrow(() -> FailureException.of(
                        Failure.Kind.NOT_FOUND, "BACKTEST_NOT_FOUND", "no backtest " + id + ", or not any more"));
    }

    /** The backtests of an account, newest first. */
    synchronized List<Backtest> of(AccountId account) {
        Collection<BacktestJob> all = jobs.values();
        Deque<Backtest> newestFirst = new ArrayDeque<>();
        all.stream()
                .map(BacktestJob::now)
                .filter(b -> b.account().equals(account))
                .forEach(newestFirst::addFirst);
        return List.copyOf(newestFirst);
    }

    /** How many are played and wait now. */
    public synchronized Load load() {
        return new Load(running, queue.size());
    }
}
