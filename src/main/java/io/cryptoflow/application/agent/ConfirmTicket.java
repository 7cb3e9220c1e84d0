package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends exactly what a ticket shows. Repeated, it answers the same and sends nothing twice. Fails NOT_FOUND for the ticket of
 * another account, CONFLICT with TICKET_HASH_MISMATCH, TICKET_EXPIRED or TICKET_WITHDRAWN.
 */
public final class ConfirmTicket implements UseCase<ConfirmTicket.Command, ConfirmTicket.Result> {
    private final AgentThreads threads;
    private final TicketDesk desk;
    private final Map<Command, Future<Result>> underWay = new HashMap<>();

    /** Who confirms which ticket, and the hash of what was shown. */
    public record Command(Principal principal, TicketId ticket, String hash) {}

    /** The ticket with what became of each of its lines. */
    public record Result(Ticket ticket) {}

    public ConfirmTicket(AgentThreads threads, TicketDesk desk) {
        this.threads = threads;
        this.desk = desk;
    }

    /** Whoever confirms what is being sent at this moment waits for the same answer. */
    @Override
    public Future<Result> handle(Command command) {
        synchronized (underWay) {
            Optional<Future<Result>> sending = Optional.ofNullable(underWay.get(command));
            if (sending.isPresent()) {
                return sending.get();
            }
            Future<Result> begun = threads.run(() -> confirm(command));
            underWay.put(command, begun);
            begun.onComplete(done -> forget(command));
            return begun;
        }
    }

    private Result confirm(Command command) {
        return new Result(desk.confirm(command.principal(), command.ticket(), command.hash()));
    }

    private void forget(Command command) {
        synchronized (underWay) {
            underWay.remove(command);
        }
    }
}
