package io.cryptoflow.infrastructure.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Await;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestBesideEventLoopsTest {
    private static final int CORES = 4;
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(50);

    private final AtomicLong now = new AtomicLong(7);
    private final AtomicLong eventLoopTime = new AtomicLong(3);
    private final RestBesideEventLoops rest = new RestBesideEventLoops(CORES, now::get, eventLoopTime::get);

    @Test
    void doesNotRestWhileTheEventLoopsIdle() {
        assertThat(restAfterTaking(0)).isZero();
        assertThat(restAfterTaking(RestBesideEventLoops.IDLE)).isZero();
    }

    @Test
    void restsLongerTheBusierTheEventLoopsAre() {
        assertThat(restAfterTaking(0.09)).isEqualTo(SLICE / 4);
        assertThat(restAfterTaking(0.1125)).isEqualTo(SLICE);
        assertThat(restAfterTaking(0.135)).isEqualTo(4 * SLICE);
    }

    @Test
    void leavesATwentiethHoweverBusyTheEventLoopsAre() {
        assertThat(restAfterTaking(RestBesideEventLoops.BUSY)).isEqualTo(19 * SLICE);
        assertThat(restAfterTaking(8)).isEqualTo(19 * SLICE);
    }

    @Test
    void worksOnAtOnceWhenTheEventLoopsIdleAgain() {
        restAfterTaking(1);

        assertThat(restAfterTaking(0)).isZero();
    }

    @Test
    void keepsTheShareUntilItIsTimeToLookAgain() {
        restAfterTaking(0.1125);
        eventLoopTime.addAndGet(WINDOW);
        now.addAndGet(WINDOW - 1);

        assertThat(rest.applyAsLong(SLICE)).isEqualTo(SLICE);
    }

    @Test
    void neverRestsLongerThanAFifthOfASecond() {
        restAfterTaking(1);

        assertThat(rest.applyAsLong(TimeUnit.SECONDS.toNanos(1))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void countsWhatTheEventLoopsTake() {
        Vertx vertx = Vertx.vertx();
        EventLoopTime time = new EventLoopTime();
        Promise<Void> grown = Promise.promise();

        vertx.runOnContext(now -> turnUntilAbove(time.getAsLong(), time, vertx.getOrCreateContext(), grown));

        Await.await(grown.future());
        Await.await(vertx.close());
    }

    private static void turnUntilAbove(long before, EventLoopTime time, Context eventLoop, Promise<Void> grown) {
        if (time.getAsLong() > before) {
            grown.complete();
        } else {
            eventLoop.runOnContext(turn -> turnUntilAbove(before, time, eventLoop, grown));
        }
    }

    private long restAfterTaking(double partOfAllCores) {
        now.addAndGet(WINDOW);
        eventLoopTime.addAndGet(Math.round(partOfAllCores * CORES * WINDOW));
        return rest.applyAsLong(SLICE);
    }
}
