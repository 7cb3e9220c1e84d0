package io.cryptoflow.application.agent;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Draws up tickets, and sends them once they are confirmed. Inside of a turn: it waits. */
public final class TicketDesk {
    private final AgentThreads threads;
    private final AgentStore store;
    private final InstantSource clock;

    public TicketDesk(AgentThreads threads, AgentStore store, InstantSource clock) {
        this.threads = threads;
        this.store = store;
        this.clock = clock;
    }

    Ticket draft(Principal principal, List<Intent> intents) {
        requireTrade(principal);
        throw FailureException.of(
                Failure.Kind.UNAVAILABLE,
                "AGENT_UNAVAILABLE",
                "the agent cannot draw up " + intents.size() + " intents");
    }

    private static void requireTrade(Principal principal) {
        if (!principal.scopes().contains(Scope.TRADE)) {
            throw FailureException.of(Failure.Kind.FORBIDDEN, "SCOPE_MISSING", "expected a key with the scope trade");
        }
    }

    Ticket confirm(Principal principal, TicketId id, String hash) {
        requireTrade(principal);
        Ticket ticket =
                threads.await(store.findTicket(principal.account(), id)).orElseThrow(() -> AgentFailures.noTicket(id));
        if (!ticket.hash().equals(hash)) {
            throw AgentFailures.conflict("TICKET_HASH_MISMATCH", "this is not the hash of the ticket that was shown");
        }
        Instant now = clock.instant();
        Ticket confirmed = threads.await(store.confirm(principal.account(), id, now))
                .orElseThrow(() -> AgentFailures.noTicket(id));
        return switch (confirmed.state()) {
            case OPEN -> throw AgentFailures.conflict("TICKET_EXPIRED", "the ticket expired; ask again");
            case WITHDRAWN -> throw AgentFailures.conflict("TICKET_WITHDRAWN", "the ticket was dropped; ask again");
            case CONFIRMED, DONE -> confirmed;
        };
    }
}
