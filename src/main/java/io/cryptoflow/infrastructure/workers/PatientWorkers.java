package io.cryptoflow.infrastructure.workers;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.Workers;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of threads in the background of the operating system. Answers that somebody waits for go before work; work
 * is done a slice at a time, so that no answer waits longer than a slice, with a rest behind each while the event loops are busy.
 */
public final class PatientWorkers implements Workers {
    private static final Logger LOG = LoggerFactory.getLogger(PatientWorkers.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Vertx vertx;
    private final int mostWaiting;
    private final LongUnaryOperator rest;
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private final Queue<Work> works = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    private record Work(BooleanSupplier slice, Runnable done, Failed failed) {}

    private interface Failed {
        void with(Throwable cause);
    }

    /** @param mostWaiting answers, and likewise works, that may wait for a thread */
    public PatientWorkers(Vertx vertx, int threadCount, int mostWaiting) {
        this(
                vertx,
                threadCount,
                mostWaiting,
                new RestBesideEventLoops(
                        Runtime.getRuntime().availableProcessors(), System::nanoTime, new EventLoopTime()));
    }

    /** @param rest nanoseconds to rest after so many nanoseconds of CPU time */
    PatientWorkers(Vertx vertx, int threadCount, int mostWaiting, LongUnaryOperator rest) {
        this.vertx = vertx;
        this.mostWaiting = mostWaiting;
        this.rest = rest;
        for (int i = 1; i <= threadCount; i++) {
            Thread thread = new Thread(this::run, "worker-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public <T> Future<T> compute(Supplier<T> answer) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        return offer(answers, () -> {
                    try {
                        T computed = answer.get();
                        caller.runOnContext(now -> promise.complete(computed));
                    } catch (RuntimeException | Error thrown) {
                        caller.runOnContext(now -> promise.fail(thrown));
                    }
                })
                ? promise.future()
                : refused();
    }

    @Override
    public Future<Void> work(BooleanSupplier slice) {
        Context caller = vertx.getOrCreateContext();
        Promise<Void> promise = Promise.promise();
        Work work = new Work(
                slice,
                () -> caller.runOnContext(now -> promise.complete()),
                cause -> caller.runOnContext(now -> promise.fail(cause)));
        return offer(works, work) ? promise.future() : refused();
    }

    private static <T> Future<T> refused() {
        return Future.failedFuture(FailureException.of(
                Failure.Kind.UNAVAILABLE, "WORKERS_BUSY", "all workers are busy and too much waits; ask again later"));
    }

    private synchronized <W> boolean offer(Queue<W> queue, W item) {
        if (closed || queue.size() >= mostWaiting) {
            return false;
        }
        queue.add(item);
        notifyAll();
        return true;
    }

    private void run() {
        BackgroundPriority.ofThisThread();
        try {
            for (Work work = next(); work != null; work = next()) {
                play(work);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(Work work) throws InterruptedException {
        try {
            long begun = THREADS.getCurrentThreadCpuTime();
            while (work.slice().getAsBoolean()) {
                rest(rest.applyAsLong(THREADS.getCurrentThreadCpuTime() - begun));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                begun = THREADS.getCurrentThreadCpuTime();
            }
            work.done().run();
        } catch (RuntimeException | Error thrown) {
            LOG.error("work failed on a worker thread", thrown);
            work.failed().with(thrown);
        }
    }

    /** Answers whoever waits, at once and as long as the rest lasts. */
    private void rest(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        answerAll();
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            awaitQuestion(left);
            answerAll();
        }
    }

    private synchronized void awaitQuestion(long nanos) throws InterruptedException {
        if (answers.isEmpty()) {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
    }

    private void answerAll() {
        for (Runnable answer = pollAnswer(); answer != null; answer = pollAnswer()) {
            answer.run();
        }
    }

    private synchronized @Nullable Runnable pollAnswer() {
        return answers.poll();
    }

    /** The next work, once there is one and no answer is waited for; none when these workers are closed. */
    private @Nullable Work next() throws InterruptedException {
        while (true) {
            answerAll();
            synchronized (this) {
                while (answers.isEmpty() && works.isEmpty() && !closed) {
                    wait();
                }
                if (answers.isEmpty()) {
                    return closed ? null : works.poll();
                }
            }
        }
    }

    /** Ends the threads after the slice that they do; what waits is never done. */
    public Future<Void> close() {
        synchronized (this) {
            closed = true;
            answers.clear();
            works.clear();
            notifyAll();
        }
        threads.forEach(Thread::interrupt);
        return Future.succeededFuture();
    }
}
