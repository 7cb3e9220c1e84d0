package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.risk.MeasureExposure;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what is at stake for as long as it is deployed, once after the other. A measurement reads every open order; the more
 * there are, the rarer it comes, so that orders do not feel it.
 */
public final class ExposureVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ExposureVerticle.class);

    /** How many times as long as a measurement took nothing is measured afterwards. */
    private static final int RESTS = 100;

    private final UseCase<MeasureExposure.Query, MeasureExposure.Result> measure;
    private final Duration period;
    private final LongSupplier nanoTime;
    private volatile boolean stopped;
    private volatile boolean inTrouble;

    /**
     * @param period least time from the end of a measurement to the next one
     * @param nanoTime the time that measures how long something took
     */
    public ExposureVerticle(
            UseCase<MeasureExposure.Query, MeasureExposure.Result> measure, Duration period, LongSupplier nanoTime) {
        this.measure = measure;
        this.period = period;
        this.nanoTime = nanoTime;
    }

    @Override
    public Future<?> start() {
        measure();
        return Future.succeededFuture();
    }

    private void measure() {
        long begun = nanoTime.getAsLong();
        measure.handle(new MeasureExposure.Query())
                .onSuccess(measured -> inTrouble = false)
                .onFailure(this::noteTrouble)
                .onComplete(done -> measureLater(nanoTime.getAsLong() - begun));
    }

    /** Trouble that lasts is told once. */
    private void noteTrouble(Throwable cause) {
        if (!inTrouble && !stopped) {
            LOG.warn("exposure not measured, to be tried again cause={}", cause.toString());
        }
        inTrouble = true;
    }

    private void measureLater(long tookNanos) {
        if (!stopped) {
            long rest = TimeUnit.NANOSECONDS.toMillis(RESTS * tookNanos);
            vertx.setTimer(Math.max(period.toMillis(), rest), timer -> measure());
        }
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.succeededFuture();
    }
}
