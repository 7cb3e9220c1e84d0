package io.cryptoflow.application.agent;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.TicketId;

/** What the agent fails with, other than what its tools fail with. */
final class AgentFailures {
    private AgentFailures() {}

    static FailureException noTicket(TicketId id) {
        return FailureException.of(Failure.Kind.NOT_FOUND, "TICKET_NOT_FOUND", "no ticket " + id);
    }

    static FailureException noConversation(ConversationId id) {
        return FailureException.of(Failure.Kind.NOT_FOUND, "CONVERSATION_NOT_FOUND", "no conversation " + id);
    }

    static FailureException conflict(String code, String detail) {
        return FailureException.of(Failure.Kind.CONFLICT, code, detail);
    }
}
