package io.cryptoflow.entrypoints.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Optional;

/** Counts and times calls that are answered here, by method and by how they ended. */
final class CallMetrics {
    private final MeterRegistry registry;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call that begins. */
    Running begin(String method) {
        Timer.Sample sample = Timer.start(registry);
        return trouble -> sample.stop(registry.timer(
                "cryptoflow.grpc.served",
                "method",
                method,
                "outcome",
                trouble.orElse(GrpcStatus.OK).name()));
    }

    /** A call that is under way. */
    interface Running {
        /** Ends it; without trouble it is OK. */
        void end(Optional<GrpcStatus> trouble);
    }
}
