package io.cryptoflow.infrastructure.workers;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.fixture.Skip;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentWorkersTest {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private AgentWorkers workers = new AgentWorkers(vertx, 1, 2, LONG);

    @AfterEach
    void close() {
        await(workers.close());
        await(vertx.close());
    }

    @Test
    void runsATurnOnAThreadThatMayWaitAndAnswersWhoAsked() {
        Promise<String> tool = Promise.promise();
        Promise<String> answered = Promise.promise();
        Context caller = vertx.getOrCreateContext();

        caller.runOnContext(now -> workers.run(() -> workers.await(tool.future()) + Context.isOnEventLoopThread())
                .map(answer -> answer + (Vertx.currentContext() == caller))
                .onComplete(answered));
        vertx.runOnContext(now -> tool.complete("told "));

        assertThat(await(answered.future())).isEqualTo("told falsetrue");
    }

    @Test
    void passesOnWhatAToolFailedWith() {
        IllegalStateException cause = new IllegalStateException("no");

        Future<Object> turn = workers.run(() -> workers.await(Future.failedFuture(cause)));

        assertThatThrownBy(() -> await(turn)).hasRootCause(cause);
    }

    @Test
    void endsATurnWhoseToolDoesNotAnswer() {
        workers.close();
        workers = new AgentWorkers(vertx, 1, 2, Duration.ofMillis(20));

        Future<Object> turn = workers.run(() -> workers.await(Promise.promise().future()));

        assertThatThrownBy(() -> await(turn)).hasStackTraceContaining("AGENT_TIMEOUT");
    }

    @Test
    void refusesATurnTooMany() {
        Promise<String> tool = Promise.promise();
        Future<String> first = workers.run(() -> workers.await(tool.future()));
        Future<String> second = workers.run(() -> workers.await(tool.future()));

        assertThatThrownBy(() -> await(workers.run(() -> "third"))).hasStackTraceContaining("AGENT_BUSY");
        tool.complete("told");
        assertThat(await(Future.all(first, second)).<String>list()).containsExactly("told", "told");
    }

    @Test
    void refusesToWaitOnAnEventLoop() {
        Promise<String> answered = Promise.promise();

        vertx.runOnContext(now -> Future.future(
                        (Promise<String> waited) -> waited.complete(workers.await(Future.succeededFuture("told"))))
                .onComplete(answered));

        assertThatThrownBy(() -> await(answered.future())).hasStackTraceContaining("expected a thread that may wait");
    }

    @Test
    void letsAsManyTurnsWaitAsThereAreWhereThereAreVirtualThreads() {
        int release = Runtime.version().feature();
        Skip.because(
                AgentWorkersTest.class,
                release >= FIRST_WITH_VIRTUAL_THREADS
                        ? Optional.empty()
                        : Optional.of("Java " + release + " has no virtual threads, they begin with "
                                + FIRST_WITH_VIRTUAL_THREADS));
        workers.close();
        workers = new AgentWorkers(vertx, 1, 1_000, LONG);
        Promise<String> tool = Promise.promise();
        CountDownLatch begun = new CountDownLatch(1_000);

        List<Future<String>> turns = Stream.generate(() -> workers.run(() -> {
                    begun.countDown();
                    return workers.await(tool.future()) + Thread.currentThread();
                }))
                .limit(1_000)
                .toList();

        assertThat(await(vertx.executeBlocking(() -> {
                    begun.await();
                    return begun.getCount();
                })))
                .isZero();
        tool.complete("told ");
        assertThat(await(Future.all(turns)).<String>list())
                .allSatisfy(answer -> assertThat(answer).startsWith("told VirtualThread"));
    }
}
