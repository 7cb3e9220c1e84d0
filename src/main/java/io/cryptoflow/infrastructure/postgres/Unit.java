package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;

/** One unit of work on its way from the caller to the commit. */
final class Unit<T> {
    private static final int MAX_RUNS = 8;

    private final Function<Transaction, Future<T>> work;
    private final Promise<T> promise = Promise.promise();
    private Future<T> outcome = Future.failedFuture("not run yet");
    private Writes writes = new Writes();
    private int runs;

    Unit(Function<Transaction, Future<T>> work) {
        this.work = work;
    }

    Future<T> future() {
        return promise.future();
    }

    /** Whether this is the first run: only then memory is trusted about client order ids. */
    boolean isFirstRun() {
        return runs == 0;
    }

    boolean mayRunAgain() {
        return runs < MAX_RUNS;
    }

    /** Runs the work and keeps its writes unless it fails; the Future completes when it is ready to be committed. */
    Future<T> run(LaneTransaction tx) {
        runs++;
        Future<T> attempt = Future.succeededFuture().compose(begun -> work.apply(tx));
        return attempt.andThen(done -> {
            outcome = done.succeeded() ? Future.succeededFuture(done.result()) : Future.failedFuture(done.cause());
            writes = new Writes();
        });
    }

    void keep(Writes kept) {
        writes = kept;
    }

    Writes writes() {
        return writes;
    }

    void succeed() {
        outcome.onComplete(promise);
    }

    void fail(Throwable cause) {
        promise.tryFail(cause);
    }
}
