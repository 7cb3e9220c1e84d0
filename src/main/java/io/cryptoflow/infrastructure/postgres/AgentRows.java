package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.Draft;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.Turn;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Optional;

/** Conversations and turns as rows and back. */
final class AgentRows {
    static final String CONVERSATION =
            "conversation_id, account_id, started_at, updated_at, turns, draft_text, draft_reason, ticket_id";
    static final String TURN = "number, said_at, text, meaning, reader, transcript, outcome, reason, reply, ticket_id";

    private AgentRows() {}

    static Tuple of(Conversation conversation) {
        return Tuple.of(
                conversation.id().value(),
                conversation.account().value(),
                conversation.startedAt().atOffset(ZoneOffset.UTC),
                conversation.updatedAt().atOffset(ZoneOffset.UTC),
                conversation.turns(),
                orNull(conversation.draft().map(Draft::text)),
                orNull(conversation.draft().flatMap(Draft::missing).map(ReplyReason::name)),
                orNull(conversation.ticket().map(TicketId::value)));
    }

    static Conversation conversation(Row row) {
        return new Conversation(
                new ConversationId(row.getUUID(0)),
                new AccountId(row.getString(1)),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant(),
                row.getInteger(4),
                Optional.ofNullable(row.getString(5)).map(text -> new Draft(text, reason(row.getString(6)))),
                Optional.ofNullable(row.getUUID(7)).map(TicketId::new));
    }

    private static Optional<ReplyReason> reason(@Nullable String name) {
        return Optional.ofNullable(name).map(ReplyReason::valueOf);
    }

    static Tuple of(ConversationId conversation, Turn turn) {
        return Tuple.of(
                conversation.value(),
                turn.number(),
                turn.at().atOffset(ZoneOffset.UTC),
                turn.text(),
                turn.meaning(),
                turn.reader(),
                orNull(turn.transcript()),
                turn.outcome().name(),
                orNull(turn.reason().map(ReplyReason::name)),
                turn.reply(),
                orNull(turn.ticket().map(TicketId::value)));
    }

    static Turn turn(Row row) {
        return new Turn(
                row.getInteger(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                Outcome.valueOf(row.getString(6)),
                reason(row.getString(7)),
                row.getString(8),
                Optional.ofNullable(row.getUUID(9)).map(TicketId::new));
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
