package io.cryptoflow;

import io.cryptoflow.entrypoints.http.HealthCheck;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What must be well for this process to take work: nothing before it has started, and nothing once it stops. */
final class Readiness {
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
    private volatile Future<Void> process = Future.failedFuture("starting");

    Readiness() {
        watch(new HealthCheck("process", () -> process));
    }

    void watch(HealthCheck check) {
        checks.add(check);
    }

    void started() {
        process = Future.succeededFuture();
    }

    Future<Void> stopping() {
        process = Future.failedFuture("stopping");
        return Future.succeededFuture();
    }

    /** Whether everything that is needed is well. */
    Future<Boolean> isWell() {
        List<Future<Void>> needed = checks.stream()
                .filter(HealthCheck::needed)
                .map(check -> check.probe().get())
                .toList();
        return Future.all(needed).map(well -> true).otherwise(false);
    }

    List<HealthCheck> checks() {
        return List.copyOf(checks);
    }
}
