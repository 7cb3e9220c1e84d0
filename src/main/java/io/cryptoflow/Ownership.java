package io.cryptoflow;

import io.cryptoflow.infrastructure.postgres.PostgresLease;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of all processes that run orders on one database, one owns them; the others stand by. A process that is no owner any more
 * ends at once: what it still would write is refused, and what it knows is not to be trusted.
 */
final class Ownership {
    /** Renewed six times as often; a dead owner is followed by another process within this time and one renewal. */
    static final Duration TERM = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration RENEWAL = Duration.ofSeconds(1);
    private static final int LOST = 1;

    private final Vertx vertx;
    private final PostgresLease lease;
    private final Runnable halt;
    private long renewals;

    Ownership(Vertx vertx, PostgresLease lease) {
        this(vertx, lease, () -> Runtime.getRuntime().halt(LOST));
    }

    Ownership(Vertx vertx, PostgresLease lease, Runnable halt) {
        this.vertx = vertx;
        this.lease = lease;
        this.halt = halt;
    }

    /**
     * Blocks until this process owns the orders.
     *
     * @param alone whether nobody else can use this database: what an earlier process left is then taken at once
     */
    void await(boolean alone) {
        if (!StartFailure.await("ownership of orders", alone ? lease.seize() : lease.take())) {
            LOG.info("standing by, another process owns the orders");
            while (!tryAgain()) {
                LockSupport.parkNanos(RENEWAL.toNanos());
            }
        }
        LOG.info("this process owns the orders token={}", lease.token());
        renewals = vertx.setPeriodic(RENEWAL.toMillis(), timer -> renew());
    }

    private boolean tryAgain() {
        Future<Boolean> taken = lease.take().recover(cause -> {
            LOG.warn("still standing by, the database does not answer cause={}", cause.toString());
            return Future.succeededFuture(false);
        });
        return StartFailure.await("ownership of orders", taken);
    }

    /** A database that does not answer changes nothing: without it nobody writes and nobody takes over. */
    private void renew() {
        lease.renew()
                .onSuccess(held -> {
                    if (!held) {
                        LOG.error("another process owns the orders now, ending token={}", lease.token());
                        halt.run();
                    }
                })
                .onFailure(cause -> LOG.warn("ownership not renewed cause={}", cause.toString()));
    }

    /** Lets another process take over without waiting. */
    Future<Void> release() {
        vertx.cancelTimer(renewals);
        return lease.release();
    }

    /** With which everything is written. */
    long token() {
        return lease.token();
    }
}
