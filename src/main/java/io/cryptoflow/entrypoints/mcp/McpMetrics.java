package io.cryptoflow.entrypoints.mcp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Times the calls of tools, by tool and by how they ended. */
public final class McpMetrics {
    private final MeterRegistry registry;

    /** @param registry where the meters {@code mcp_calls_*} go */
    public McpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    long start() {
        return registry.config().clock().monotonicTime();
    }

    /** @param start what {@link #start} said when the call began */
    void called(String tool, boolean failed, long start) {
        Timer.builder("mcp.calls")
                .description("Calls of tools by language models")
                .tag("tool", tool)
                .tag("outcome", failed ? "problem" : "answered")
                .register(registry)
                .record(start() - start, TimeUnit.NANOSECONDS);
    }
}
