package io.cryptoflow.application.port;

import io.vertx.core.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Threads for long computations, away from the event loops and behind them whenever both want a core. */
public interface Workers {
    /** Computes {@code answer} for somebody who waits; fails UNAVAILABLE when too many wait already. */
    <T> Future<T> compute(Supplier<T> answer);

    /**
     * Takes on work without an end in sight; fails UNAVAILABLE at once when too much waits already.
     *
     * @param slice does a millisecond's worth or so and answers whether there is more; always called by one thread at a time
     * @return completes when there is no more, fails with what a slice threw
     */
    Future<Void> work(BooleanSupplier slice);
}
