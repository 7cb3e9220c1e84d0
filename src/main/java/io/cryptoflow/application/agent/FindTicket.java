package io.cryptoflow.application.agent;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** A ticket of an account, with what became of it. Fails NOT_FOUND. */
public final class FindTicket implements UseCase<FindTicket.Query, FindTicket.Result> {
    private final AgentStore store;

    /** Which ticket of which account. */
    public record Query(AccountId account, TicketId ticket) {}

    /** The ticket as it stands. */
    public record Result(Ticket ticket) {}

    public FindTicket(AgentStore store) {
        this.store = store;
    }

    @Override
    public Future<Result> handle(Query query) {
        return store.findTicket(query.account(), query.ticket())
                .map(found -> new Result(found.orElseThrow(() -> AgentFailures.noTicket(query.ticket()))));
    }
}
