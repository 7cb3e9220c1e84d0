package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Ticket;
import io.vertx.core.Future;
import java.util.List;

/**
 * Draws up a ticket for programs that say what they want without a sentence. It passes the same checks as a sentence does.
 * Fails FORBIDDEN without the trade scope, UNPROCESSABLE with a sentence that says what cannot be.
 */
public final class DraftTicket implements UseCase<DraftTicket.Command, DraftTicket.Result> {
    /** How much one ticket can be asked for. */
    public static final int MOST_INTENTS = ActionComposer.MOST;

    private final AgentThreads threads;
    private final TicketDesk desk;

    /** Who wants what; intents that do not trade are refused. */
    public record Command(Principal principal, List<Intent> intents) {
        /** Keeps its own copy; refuses more than {@value #MOST_INTENTS} intents with {@link IllegalArgumentException}. */
        public Command {
            if (intents.size() > MOST_INTENTS) {
                throw new IllegalArgumentException("expected at most " + MOST_INTENTS + " intents");
            }
            intents = List.copyOf(intents);
        }
    }

    /** What waits for a confirmation. */
    public record Result(Ticket ticket) {}

    public DraftTicket(AgentThreads threads, TicketDesk desk) {
        this.threads = threads;
        this.desk = desk;
    }

    @Override
    public Future<Result> handle(Command command) {
        return threads.run(() -> new Result(desk.draft(command.principal(), command.intents())));
    }
}
