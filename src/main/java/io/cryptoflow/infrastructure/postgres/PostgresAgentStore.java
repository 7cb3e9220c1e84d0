package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.LineResult;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.agent.Turn;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.infrastructure.json.TicketJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Conversations, their turns and their tickets in Postgres; each step of a ticket is one statement that says in which state it applies. */
public final class PostgresAgentStore implements AgentStore {
    private static final String FIND_CONVERSATION = "SELECT " + AgentRows.CONVERSATION
            + " FROM agent_conversations WHERE conversation_id = $1 AND account_id = $2";
    private static final String FIND_TURNS = "SELECT " + AgentRows.TURN
            + " FROM agent_turns WHERE conversation_id = $1 ORDER BY number DESC LIMIT " + MOST_TURNS;
    private static final String BEGIN_CONVERSATION = "INSERT INTO agent_conversations (" + AgentRows.CONVERSATION
            + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    private static final String UPDATE_CONVERSATION =
            """
            UPDATE agent_conversations SET updated_at = $4, turns = $5, draft_text = $6, draft_reason = $7, ticket_id = $8
            WHERE conversation_id = $1 AND account_id = $2 AND turns = $5 - 1 AND started_at = $3""";
    private static final String ADD_TURN = "INSERT INTO agent_turns (conversation_id, " + AgentRows.TURN
            + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    private static final String ADD_TICKET =
            """
            INSERT INTO agent_tickets (ticket_id, account_id, state, expires_at, lines, content, results)
            VALUES ($1, $2, $3, $4, $5, $6, '[]')""";
    private static final String FIND_TICKET =
            "SELECT state, content, results FROM agent_tickets WHERE ticket_id = $1 AND account_id = $2";
    private static final String CONFIRM =
            """
            UPDATE agent_tickets SET state = 'CONFIRMED'
            WHERE ticket_id = $1 AND account_id = $2 AND state = 'OPEN' AND expires_at > $3""";
    private static final String WITHDRAW =
            "UPDATE agent_tickets SET state = 'WITHDRAWN' WHERE ticket_id = $1 AND account_id = $2 AND state = 'OPEN'";
    private static final String ADD_RESULT =
            """
            UPDATE agent_tickets SET results = results || $4::jsonb,
                state = CASE WHEN lines = $3 + 1 THEN 'DONE' ELSE state END
            WHERE ticket_id = $1 AND account_id = $2 AND state = 'CONFIRMED' AND jsonb_array_length(results) = $3""";

    private static final String LOCK_ACCOUNT = "SELECT pg_advisory_xact_lock(hashtextextended('agent ' || $1, 0))";
    private static final String SPEND =
            """
            INSERT INTO agent_policy_confirmations (ticket_id, account_id, worth, confirmed_at)
            SELECT $1, $2, $3, $4
            WHERE $3 + (SELECT coalesce(sum(worth), 0) FROM agent_policy_confirmations
                        WHERE account_id = $2 AND confirmed_at > $5) <= $6""";

    private final Pool pool;

    public PostgresAgentStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Optional<Conversation>> findConversation(AccountId account, ConversationId id) {
        return PostgresFailures.translated(
                        pool.preparedQuery(FIND_CONVERSATION).execute(Tuple.of(id.value(), account.value())))
                .map(rows -> first(rows).map(AgentRows::conversation));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    @Override
    public Future<List<Turn>> findTurns(ConversationId id) {
        return PostgresFailures.translated(pool.preparedQuery(FIND_TURNS).execute(Tuple.of(id.value())))
                .map(rows -> {
                    List<Turn> turns = new ArrayList<>();
                    rows.forEach(row -> turns.add(AgentRows.turn(row)));
                    Collections.reverse(turns);
                    return turns;
                });
    }

    @Override
    public Future<Void> addTurn(Conversation after, Turn turn, Optional<Ticket> drawn) {
        return PostgresFailures.translated(pool.withTransaction(connection -> connection
                .preparedQuery(after.turns() == 1 ? BEGIN_CONVERSATION : UPDATE_CONVERSATION)
                .execute(AgentRows.of(after))
                .compose(rows -> rows.rowCount() == 1 ? Future.succeededFuture() : busy())
                .compose(first -> connection.preparedQuery(ADD_TURN).execute(AgentRows.of(after.id(), turn)))
                .compose(added -> drawn.isEmpty() ? Future.<Void>succeededFuture() : insert(connection, drawn.get()))));
    }

    private static <T> Future<T> busy() {
        return Future.failedFuture(FailureException.of(
                Failure.Kind.CONFLICT, "CONVERSATION_BUSY", "another message of this conversation came first"));
    }

    @Override
    public Future<Void> addTicket(Ticket ticket) {
        return PostgresFailures.translated(insert(pool, ticket));
    }

    private static Future<Void> insert(SqlClient client, Ticket ticket) {
        Tuple values = Tuple.of(
                ticket.id().value(),
                ticket.account().value(),
                ticket.state().name(),
                ticket.expiresAt().atOffset(ZoneOffset.UTC),
                ticket.lines().size(),
                TicketJson.encode(ticket));
        return client.preparedQuery(ADD_TICKET).execute(values).mapEmpty();
    }

    @Override
    public Future<Optional<Ticket>> findTicket(AccountId account, TicketId id) {
        return PostgresFailures.translated(
                        pool.preparedQuery(FIND_TICKET).execute(Tuple.of(id.value(), account.value())))
                .map(rows -> first(rows).map(row -> ticket(account, id, row)));
    }

    private static Ticket ticket(AccountId account, TicketId id, Row row) {
        return TicketJson.decode(
                id, account, Ticket.State.valueOf(row.getString(0)), row.getJsonObject(1), row.getJsonArray(2));
    }

    @Override
    public Future<Optional<Ticket>> confirm(AccountId account, TicketId id, Instant now) {
        return step(CONFIRM, Tuple.of(id.value(), account.value(), now.atOffset(ZoneOffset.UTC)), account, id);
    }

    @Override
    public Future<Optional<Ticket>> withdraw(AccountId account, TicketId id) {
        return step(WITHDRAW, Tuple.of(id.value(), account.value()), account, id);
    }

    @Override
    public Future<Optional<Ticket>> addResult(AccountId account, TicketId id, int index, LineResult result) {
        JsonArray one = new JsonArray().add(TicketJson.encode(result));
        return step(ADD_RESULT, Tuple.of(id.value(), account.value(), index, one), account, id);
    }

    /** One after the other for each account, so that none misses what another spends at the same time. */
    @Override
    public Future<Boolean> spend(AccountId account, TicketId ticket, BigDecimal worth, Instant now, BigDecimal most) {
        Tuple values = Tuple.of(
                ticket.value(),
                account.value(),
                worth,
                now.atOffset(ZoneOffset.UTC),
                now.minus(DAY).atOffset(ZoneOffset.UTC),
                most);
        return PostgresFailures.translated(pool.withTransaction(connection -> connection
                .preparedQuery(LOCK_ACCOUNT)
                .execute(Tuple.of(account.value()))
                .compose(locked -> connection.preparedQuery(SPEND).execute(values))
                .map(rows -> rows.rowCount() == 1)));
    }

    private Future<Optional<Ticket>> step(String statement, Tuple values, AccountId account, TicketId id) {
        return PostgresFailures.translated(pool.preparedQuery(statement).execute(values))
                .compose(done -> findTicket(account, id));
    }
}
