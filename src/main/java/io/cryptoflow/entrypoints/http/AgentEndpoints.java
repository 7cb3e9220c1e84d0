package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.agent.DraftTicket;
import io.cryptoflow.application.agent.FindConversation;
import io.cryptoflow.application.agent.FindTicket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.entrypoints.json.AgentJson;
import io.cryptoflow.entrypoints.json.DraftTicketJson;
import io.cryptoflow.entrypoints.json.TicketJson;
import io.vertx.core.Future;
import java.util.Map;

/** Talking to the agent, and confirming what it drew up. */
final class AgentEndpoints {
    private final MessageBus bus;
    private final String basePath;

    AgentEndpoints(MessageBus bus, String basePath) {
        this.bus = bus;
        this.basePath = basePath;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of(
                "instructAgent", this::instruct,
                "draftTicket", this::draft,
                "getTicket", this::ticket,
                "confirmTicket", this::confirm,
                "getConversation", this::conversation);
    }

    private Future<Answer> instruct(Call call) {
        return bus.request(Addresses.INSTRUCT_AGENT, AgentJson.message(call.principal(), call.body()))
                .map(answer -> Answer.ok(AgentJson.of(answer)));
    }

    private Future<Answer> draft(Call call) {
        return bus.request(Addresses.DRAFT_TICKET, DraftTicketJson.command(call.principal(), call.body()))
                .map(DraftTicket.Result::ticket)
                .map(ticket -> Answer.created(basePath + "/agent/tickets/" + ticket.id(), TicketJson.of(ticket)));
    }

    private static TicketId ticketId(Call call) {
        return TicketId.of(call.text("ticketId").orElseThrow());
    }

    private Future<Answer> ticket(Call call) {
        return bus.request(Addresses.FIND_TICKET, new FindTicket.Query(call.account(), ticketId(call)))
                .map(found -> Answer.ok(TicketJson.of(found.ticket())));
    }

    private Future<Answer> confirm(Call call) {
        return bus.request(
                        Addresses.CONFIRM_TICKET, AgentJson.confirmation(call.principal(), ticketId(call), call.body()))
                .map(confirmed -> Answer.ok(TicketJson.of(confirmed.ticket())));
    }

    private Future<Answer> conversation(Call call) {
        ConversationId id = ConversationId.of(call.text("conversationId").orElseThrow());
        return bus.request(Addresses.FIND_CONVERSATION, new FindConversation.Query(call.account(), id))
                .map(found -> Answer.ok(AgentJson.of(found)));
    }
}
