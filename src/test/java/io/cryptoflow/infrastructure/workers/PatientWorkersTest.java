package io.cryptoflow.infrastructure.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.fixture.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PatientWorkersTest {
    private final Vertx vertx = Vertx.vertx();
    private final PatientWorkers workers = new PatientWorkers(vertx, 1, 2);

    @AfterEach
    void close() {
        Await.await(workers.close());
        Await.await(vertx.close());
    }

    @Test
    void computesAwayFromTheCaller() {
        String thread = Await.await(workers.compute(() -> Thread.currentThread().getName()));

        assertThat(thread).isEqualTo("worker-1");
    }

    @Test
    void answersOnTheContextOfTheCaller() {
        Context caller = vertx.getOrCreateContext();

        Future<Boolean> sameContext = Future.future(promise -> caller.runOnContext(
                now -> workers.compute(() -> 1).onSuccess(one -> promise.complete(Vertx.currentContext() == caller))));

        assertThat(Await.await(sameContext)).isTrue();
    }

    @Test
    void worksSliceBySliceUntilThereIsNoMore() {
        AtomicInteger slices = new AtomicInteger();

        Await.await(workers.work(() -> slices.incrementAndGet() < 5));

        assertThat(slices).hasValue(5);
    }

    @Test
    void answersBetweenTwoSlices() {
        AtomicInteger slices = new AtomicInteger();
        CountDownLatch working = new CountDownLatch(1);
        AtomicInteger stop = new AtomicInteger(Integer.MAX_VALUE);
        Future<Void> work = workers.work(() -> {
            working.countDown();
            return slices.incrementAndGet() < stop.get();
        });
        awaitLatch(working);

        int answered = Await.await(workers.compute(slices::get));
        stop.set(0);

        assertThat(answered).isPositive();
        Await.await(work);
        assertThat(slices.get()).isGreaterThanOrEqualTo(answered);
    }

    @Test
    void answersWhileWorkRests() {
        AtomicInteger slices = new AtomicInteger();
        PatientWorkers resting = new PatientWorkers(vertx, 1, 2, worked -> TimeUnit.HOURS.toNanos(1));
        CountDownLatch working = new CountDownLatch(1);
        resting.work(() -> {
            working.countDown();
            return slices.incrementAndGet() > 0;
        });
        awaitLatch(working);

        List<Integer> answers = Stream.generate(() -> Await.await(resting.compute(slices::get)))
                .limit(3)
                .toList();
        Await.await(resting.close());

        assertThat(answers).containsExactly(1, 1, 1);
    }

    @Test
    void handsOnWhatASliceThrows() {
        Throwable failure = Await.failureOf(workers.work(() -> {
            throw new IllegalStateException("broken");
        }));

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("broken");
        assertThat(Await.await(workers.compute(() -> 7))).isEqualTo(7);
    }

    @Test
    void refusesWhatIsTooMuch() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        Future<Integer> first = workers.compute(() -> {
            busy.countDown();
            awaitLatch(release);
            return 1;
        });
        awaitLatch(busy);
        List<Future<Integer>> waiting = List.of(workers.compute(() -> 2), workers.compute(() -> 3));

        Throwable refused = Await.failureOf(workers.compute(() -> 4));
        release.countDown();

        assertThat(refused).isInstanceOfSatisfying(FailureException.class, e -> assertThat(
                        e.failure().code())
                .isEqualTo("WORKERS_BUSY"));
        assertThat(Await.await(first)).isEqualTo(1);
        assertThat(waiting.stream().map(Await::await)).containsExactly(2, 3);
    }

    @Test
    void standsBehindEverythingElseOnLinux() {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/thread-self/stat")), "SKIPPED: not Linux");
        List<String> nice = new CopyOnWriteArrayList<>();

        Await.await(workers.compute(() -> nice.add(niceOfThisThread())));

        assertThat(nice).containsExactly("19");
    }

    /** Field 19 of the line, the name in parentheses being field 2. */
    private static String niceOfThisThread() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
