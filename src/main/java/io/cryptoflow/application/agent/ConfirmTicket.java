package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.vertx.core.Future;

/**
 * Sends exactly what a ticket shows. Repeated, it answers the same and sends nothing twice. Fails NOT_FOUND for the ticket of
 * another account, CONFLICT with TICKET_HASH_MISMATCH, TICKET_EXPIRED or TICKET_WITHDRAWN.
 */
public final class ConfirmTicket implements UseCase<ConfirmTicket.Command, ConfirmTicket.Result> {
    private final AgentThreads threads;
    private final TicketDesk desk;

    /** Who confirms which ticket, and the hash of what was shown. */
    public record Command(Principal principal, TicketId ticket, String hash) {}

    /** The ticket with what became of each of its lines. */
    public record Result(Ticket ticket) {}

    public ConfirmTicket(AgentThreads threads, TicketDesk desk) {
        this.threads = threads;
        this.desk = desk;
    }

    @Override
    public Future<Result> handle(Command command) {
        return threads.run(() -> new Result(desk.confirm(command.principal(), command.ticket(), command.hash())));
    }
}
