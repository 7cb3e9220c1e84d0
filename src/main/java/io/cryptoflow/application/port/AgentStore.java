package io.cryptoflow.application.port;

import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.LineResult;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.Turn;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conversations with the agent, their turns and their tickets. Everything fails UNAVAILABLE when the store does not answer. */
public interface AgentStore {
    /** Turns that are read of one conversation at most. */
    int MOST_TURNS = 200;

    /** How long what policy confirmed counts. */
    Duration DAY = Duration.ofHours(24);

    /** The conversation, if it is this account's. */
    Future<Optional<Conversation>> findConversation(AccountId account, ConversationId id);

    /** The newest {@link #MOST_TURNS} turns, oldest first. */
    Future<List<Turn>> findTurns(ConversationId id);

    /**
     * Adds a turn, and with it the ticket that it drew up, in one step.
     *
     * @param after the conversation after the turn; fails CONFLICT with CONVERSATION_BUSY when another turn came first
     * @param drawn the new ticket
     */
    Future<Void> addTurn(Conversation after, Turn turn, Optional<Ticket> drawn);

    /** Adds a ticket outside of a conversation. */
    Future<Void> addTicket(Ticket ticket);

    /** The ticket, if it is this account's. */
    Future<Optional<Ticket>> findTicket(AccountId account, TicketId id);

    /** Makes an OPEN ticket that has not expired at {@code now} CONFIRMED; answers how it stands after that. */
    Future<Optional<Ticket>> confirm(AccountId account, TicketId id, Instant now);

    /** Makes an OPEN ticket WITHDRAWN; answers how it stands after that. */
    Future<Optional<Ticket>> withdraw(AccountId account, TicketId id);

    /**
     * Counts {@code worth} among what policy confirmed for the account, unless all of the last {@link #DAY} would come to more than
     * {@code most}; answers whether it did. Of many at once no more pass than fit.
     */
    Future<Boolean> spend(AccountId account, TicketId ticket, BigDecimal worth, Instant now, BigDecimal most);

    /**
     * Keeps what became of the line {@code index} of a CONFIRMED ticket, unless that is known already; the ticket is DONE with
     * its last line. Lines are kept in their order. Answers how the ticket stands after that.
     */
    Future<Optional<Ticket>> addResult(AccountId account, TicketId id, int index, LineResult result);
}
