package io.cryptoflow.infrastructure.workers;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.AgentThreads;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread for each turn of the agent: a virtual one where the platform has them, one of a bounded pool where not. */
public final class AgentWorkers implements AgentThreads {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorkers.class);

    private final Vertx vertx;
    private final Duration patience;
    private final Semaphore room;
    private final ExecutorService threads;

    /**
     * @param platformThreads how many where there are no virtual ones
     * @param mostTurns turns that run or wait; a further one is refused
     * @param patience how long a turn waits for one answer
     */
    public AgentWorkers(Vertx vertx, int platformThreads, int mostTurns, Duration patience) {
        this.vertx = vertx;
        this.patience = patience;
        this.room = new Semaphore(mostTurns);
        this.threads = virtualThreads(platformThreads);
    }

    /** By reflection, for the oldest platform that this is built for has none. */
    private static ExecutorService virtualThreads(int platformThreads) {
        try {
            ExecutorService virtual = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            LOG.info("agent runs on virtual threads");
            return virtual;
        } catch (ReflectiveOperationException none) {
            LOG.info("agent runs on platform threads threads={}", platformThreads);
            return Executors.newFixedThreadPool(platformThreads, turn -> {
                Thread thread = new Thread(turn, "agent");
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    @Override
    public <T> Future<T> run(Supplier<T> turn) {
        if (threads.isShutdown() || !room.tryAcquire()) {
            return Future.failedFuture(FailureException.of(
                    Failure.Kind.UNAVAILABLE, "AGENT_BUSY", "the agent has too much to do; ask again later"));
        }
        Context caller = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        threads.execute(() -> {
            try {
                T result = turn.get();
                caller.runOnContext(now -> promise.complete(result));
            } catch (RuntimeException | Error thrown) {
                caller.runOnContext(now -> promise.fail(thrown));
            } finally {
                room.release();
            }
        });
        return promise.future();
    }

    @Override
    public <T> T await(Future<T> answer) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("expected a thread that may wait, was an event loop");
        }
        CompletableFuture<T> waiting = new CompletableFuture<>();
        answer.onComplete(waiting::complete, waiting::completeExceptionally);
        try {
            return waiting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw FailureException.of(
                    Failure.Kind.TIMEOUT, "AGENT_TIMEOUT", "a tool of the agent did not answer in time");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw FailureException.of(Failure.Kind.UNAVAILABLE, "AGENT_STOPPING", "the agent is stopping; ask again");
        }
    }

    /** Ends what runs; further turns are refused. */
    public Future<Void> close() {
        threads.shutdownNow();
        return Future.succeededFuture();
    }
}
