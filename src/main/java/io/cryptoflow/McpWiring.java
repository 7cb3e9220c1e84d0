package io.cryptoflow;

import io.cryptoflow.entrypoints.http.Contract;
import io.cryptoflow.entrypoints.http.MessageDoor;
import io.cryptoflow.entrypoints.http.OperationCalls;
import io.cryptoflow.entrypoints.mcp.McpMetrics;
import io.cryptoflow.entrypoints.mcp.McpServer;
import io.cryptoflow.entrypoints.mcp.McpTools;
import io.cryptoflow.entrypoints.mcp.Operations;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** Lets language models call operations of the contract. */
final class McpWiring {
    private static final String MODE = "paper";

    private final McpSettings settings;
    private final Contract contract;
    private final McpMetrics metrics;

    McpWiring(McpSettings settings, Contract contract, MeterRegistry registry) {
        this.settings = settings;
        this.contract = contract;
        this.metrics = new McpMetrics(registry);
    }

    /** What answers their messages, by {@code calls} of operations. */
    MessageDoor door(OperationCalls calls) {
        Operations operations =
                (principal, operation, parameters, body) -> calls.call(principal, operation, parameters, body)
                        .map(reply -> new Operations.Outcome(reply.failed(), reply.body()));
        boolean trading = settings.tools() == McpSettings.Tools.TRADE;
        McpTools tools = new McpTools(contract.document(), operations, MODE, trading);
        McpServer server = new McpServer(tools, version(), metrics);
        return (principal, headers, message) -> server.answer(principal, headers::apply, message)
                .map(reply -> new MessageDoor.Reply(reply.status(), reply.body()));
    }

    private static String version() {
        return Optional.ofNullable(McpWiring.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
