package io.cryptoflow.entrypoints.bus;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.CheckLedger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerCheckVerticleTest {
    private static final CheckLedger.Result RIGHT = new CheckLedger.Result(NOON, List.of(), List.of());
    private static final Duration SOON = Duration.ofMillis(1);
    private static final long QUIET_MILLIS = 100;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Promise<CheckLedger.Result>> checks = new ArrayBlockingQueue<>(100);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void beginsTheNextCheckOnlyWhenTheOneBeforeIsOver() throws Exception {
        deploy();
        Promise<CheckLedger.Result> first = next();

        assertThat(checks.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)).isNull();
        first.complete(RIGHT);

        next().complete(RIGHT);
    }

    @Test
    void goesOnAfterACheckThatFailed() throws Exception {
        deploy();

        next().fail("no database");
        next().complete(RIGHT);

        next().complete(RIGHT);
    }

    @Test
    void checksNoMoreOnceItIsStopped() throws Exception {
        String id = deploy();
        Promise<CheckLedger.Result> last = next();

        await(vertx.undeploy(id));
        last.fail("closed");

        assertThat(checks.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    }

    private String deploy() {
        return await(vertx.deployVerticle(new LedgerCheckVerticle(this::check, SOON)));
    }

    private Future<CheckLedger.Result> check(CheckLedger.Command command) {
        Promise<CheckLedger.Result> promise = Promise.promise();
        checks.add(promise);
        return promise.future();
    }

    private Promise<CheckLedger.Result> next() throws InterruptedException {
        Promise<CheckLedger.Result> next = checks.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}
