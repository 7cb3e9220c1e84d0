package io.cryptoflow.entrypoints.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times calls that are answered here, by method and by how they ended. */
final class CallMetrics {
    private final MeterRegistry registry;
    private final Map<Ended, Timer> timers = new ConcurrentHashMap<>();

    private record Ended(String method, GrpcStatus status) {}

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call that begins. */
    Running begin(String method) {
        Timer.Sample sample = Timer.start(registry);
        return trouble ->
                sample.stop(timers.computeIfAbsent(new Ended(method, trouble.orElse(GrpcStatus.OK)), this::timer));
    }

    private Timer timer(Ended ended) {
        return registry.timer(
                "cryptoflow.grpc.served",
                "method",
                ended.method(),
                "outcome",
                ended.status().name());
    }

    /** A call that is under way. */
    interface Running {
        /** Ends it; without trouble it is OK. */
        void end(Optional<GrpcStatus> trouble);
    }
}
