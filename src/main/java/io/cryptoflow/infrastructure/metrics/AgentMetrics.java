package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.Ticket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** {@code agent_turns_seconds} by outcome, and {@code agent_tickets_total} by state: drawn up (open), and sent (done). */
public final class AgentMetrics {
    private final MeterRegistry registry;

    public AgentMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a turn that was answered. */
    public void turn(Outcome outcome, Duration took) {
        Timer.builder("agent.turns")
                .description("Turns of conversations with the agent")
                .tag("outcome", lower(outcome))
                .register(registry)
                .record(took);
    }

    /** Counts a turn that failed. */
    public void failedTurn(Duration took) {
        Timer.builder("agent.turns")
                .description("Turns of conversations with the agent")
                .tag("outcome", "failed")
                .register(registry)
                .record(took);
    }

    /** Counts a ticket that reached {@code state}. */
    public void ticket(Ticket.State state) {
        Counter.builder("agent.tickets")
                .description("Tickets of the agent by the state they reached")
                .tag("state", lower(state))
                .register(registry)
                .increment();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
