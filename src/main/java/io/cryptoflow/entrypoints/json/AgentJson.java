package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.agent.ConfirmTicket;
import io.cryptoflow.application.agent.FindConversation;
import io.cryptoflow.application.agent.Finding;
import io.cryptoflow.application.agent.InstructAgent;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.Turn;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;

/** What is said to the agent and what it says, as the contract writes it. */
public final class AgentJson {
    private static final int LONGEST = 2_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AgentJson() {}

    /** Reads the schema {@code AgentMessage}. */
    public static InstructAgent.Command message(Principal principal, JsonObject body) {
        RequestFields fields = RequestFields.of(body, Set.of("text", "conversationId"));
        return new InstructAgent.Command(
                principal,
                fields.required("text", AgentJson::text),
                fields.optional("conversationId", AgentJson::conversation));
    }

    private static String text(String text) {
        // What a store cannot keep was not typed by anybody.
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("expected 1 to 2000 characters, none of them NUL");
        }
        return text;
    }

    private static ConversationId conversation(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("expected the id of a conversation, a UUID in small letters");
        }
        return ConversationId.of(text);
    }

    /** Reads the schema {@code TicketConfirmation}. */
    public static ConfirmTicket.Command confirmation(Principal principal, TicketId ticket, JsonObject body) {
        return new ConfirmTicket.Command(
                principal, ticket, RequestFields.of(body, Set.of("hash")).required("hash", AgentJson::hash));
    }

    private static String hash(String text) {
        if (!HASH.matcher(text).matches()) {
            throw new IllegalArgumentException("expected 64 hex digits");
        }
        return text;
    }

    /** The schema {@code AgentAnswer}. */
    public static JsonObject of(InstructAgent.Result answer) {
        JsonArray results = new JsonArray();
        for (Finding finding : answer.findings()) {
            results.add(finding.accept(new AgentResultJson()));
        }
        JsonObject json = new JsonObject()
                .put("conversationId", answer.conversation().toString())
                .put("reply", answer.reply())
                .put("outcome", answer.outcome().name())
                .put("results", results);
        answer.reason().ifPresent(reason -> json.put("reason", reason.name()));
        answer.ticket().ifPresent(ticket -> json.put("ticket", TicketJson.of(ticket)));
        return json;
    }

    /** The schema {@code Conversation}. */
    public static JsonObject of(FindConversation.Result found) {
        JsonArray turns = new JsonArray();
        found.turns().forEach(turn -> turns.add(of(turn)));
        return new JsonObject()
                .put("conversationId", found.conversation().id().toString())
                .put("startedAt", found.conversation().startedAt().toString())
                .put("updatedAt", found.conversation().updatedAt().toString())
                .put("turns", turns);
    }

    private static JsonObject of(Turn turn) {
        JsonObject json = new JsonObject()
                .put("number", turn.number())
                .put("at", turn.at().toString())
                .put("text", turn.text())
                .put("meaning", turn.meaning())
                .put("reader", turn.reader())
                .put("outcome", turn.outcome().name())
                .put("reply", turn.reply());
        turn.transcript().ifPresent(transcript -> json.put("transcript", transcript));
        turn.reason().ifPresent(reason -> json.put("reason", reason.name()));
        turn.ticket().ifPresent(id -> json.put("ticketId", id.toString()));
        return json;
    }
}
