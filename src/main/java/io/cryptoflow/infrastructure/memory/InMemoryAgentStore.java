package io.cryptoflow.infrastructure.memory;

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
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Conversations and tickets that end with the process. */
public final class InMemoryAgentStore implements AgentStore {
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final Map<ConversationId, List<Turn>> turns = new HashMap<>();
    private final Map<TicketId, Ticket> tickets = new HashMap<>();
    private final Map<AccountId, List<Spent>> spent = new HashMap<>();

    private record Spent(BigDecimal worth, Instant at) {}

    @Override
    public synchronized Future<Optional<Conversation>> findConversation(AccountId account, ConversationId id) {
        return Future.succeededFuture(Optional.ofNullable(conversations.get(id))
                .filter(found -> found.account().equals(account)));
    }

    @Override
    public synchronized Future<List<Turn>> findTurns(ConversationId id) {
        List<Turn> all = turns.getOrDefault(id, List.of());
        return Future.succeededFuture(List.copyOf(all.subList(Math.max(0, all.size() - MOST_TURNS), all.size())));
    }

    @Override
    public synchronized Future<Void> addTurn(Conversation after, Turn turn, Optional<Ticket> drawn) {
        int before = Optional.ofNullable(conversations.get(after.id()))
                .map(Conversation::turns)
                .orElse(0);
        if (before != after.turns() - 1) {
            return Future.failedFuture(FailureException.of(
                    Failure.Kind.CONFLICT, "CONVERSATION_BUSY", "another message of this conversation came first"));
        }
        conversations.put(after.id(), after);
        turns.computeIfAbsent(after.id(), none -> new ArrayList<>()).add(turn);
        drawn.ifPresent(ticket -> tickets.put(ticket.id(), ticket));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> addTicket(Ticket ticket) {
        tickets.put(ticket.id(), ticket);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Optional<Ticket>> findTicket(AccountId account, TicketId id) {
        return Future.succeededFuture(find(account, id));
    }

    private Optional<Ticket> find(AccountId account, TicketId id) {
        return Optional.ofNullable(tickets.get(id))
                .filter(ticket -> ticket.account().equals(account));
    }

    @Override
    public synchronized Future<Optional<Ticket>> confirm(AccountId account, TicketId id, Instant now) {
        return step(account, id, ticket -> ticket.isOpen(now) ? ticket.to(Ticket.State.CONFIRMED) : ticket);
    }

    @Override
    public synchronized Future<Optional<Ticket>> withdraw(AccountId account, TicketId id) {
        return step(
                account,
                id,
                ticket -> ticket.state() == Ticket.State.OPEN ? ticket.to(Ticket.State.WITHDRAWN) : ticket);
    }

    @Override
    public synchronized Future<Boolean> spend(
            AccountId account, TicketId ticket, BigDecimal worth, Instant now, BigDecimal most) {
        List<Spent> all = spent.computeIfAbsent(account, none -> new ArrayList<>());
        BigDecimal sum = all.stream()
                .filter(one -> one.at().isAfter(now.minus(DAY)))
                .map(Spent::worth)
                .reduce(worth, BigDecimal::add);
        return Future.succeededFuture(sum.compareTo(most) <= 0 && all.add(new Spent(worth, now)));
    }

    @Override
    public synchronized Future<Optional<Ticket>> addResult(
            AccountId account, TicketId id, int index, LineResult result) {
        return step(account, id, ticket -> {
            boolean next =
                    ticket.state() == Ticket.State.CONFIRMED && ticket.results().size() == index;
            if (!next) {
                return ticket;
            }
            List<LineResult> known = new ArrayList<>(ticket.results());
            known.add(result);
            return ticket.with(known);
        });
    }

    private Future<Optional<Ticket>> step(AccountId account, TicketId id, UnaryOperator<Ticket> step) {
        Optional<Ticket> after = find(account, id).map(step);
        after.ifPresent(ticket -> tickets.put(id, ticket));
        return Future.succeededFuture(after);
    }
}
