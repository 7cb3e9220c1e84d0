package io.cryptoflow.entrypoints.bus;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.risk.MeasureExposure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExposureVerticleTest {
    private static final MeasureExposure.Result NOTHING = new MeasureExposure.Result(Map.of(), 0);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void measuresAgainAndAgainAlsoAfterTrouble() throws InterruptedException {
        CountDownLatch measured = new CountDownLatch(3);
        deploy(query -> {
            measured.countDown();
            return Future.failedFuture("the store is away");
        });

        assertThat(measured.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void restsLongerAfterAMeasurementThatTookLong() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        deploy(query -> {
            begun.incrementAndGet();
            Promise<MeasureExposure.Result> promise = Promise.promise();
            vertx.setTimer(100, timer -> promise.complete(NOTHING));
            return promise.future();
        });

        // Ten seconds of rest follow the first one.
        TimeUnit.SECONDS.sleep(1);

        assertThat(begun).hasValue(1);
    }

    private void deploy(UseCase<MeasureExposure.Query, MeasureExposure.Result> measure) {
        await(vertx.deployVerticle(new ExposureVerticle(measure, SHORT, System::nanoTime)));
    }
}
