package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exactly what the agent will send once somebody confirms it. Until then it does nothing, and after its expiry never will.
 *
 * <pre>
 *  OPEN -> CONFIRMED -> DONE
 *   |  `-> WITHDRAWN
 *   expires by the clock alone
 * </pre>
 *
 * @param conversation in which it was drawn up; absent when a program asked for it
 * @param lines what is sent, in this order
 * @param hash SHA-256 in hex of {@link CanonicalTicket}'s text: whoever confirms names it
 * @param expiresAt from this moment on it can no longer be confirmed
 * @param results of the first lines, in their order: all of them once the ticket is DONE
 */
public record Ticket(
        TicketId id,
        AccountId account,
        Optional<ConversationId> conversation,
        List<TicketLine> lines,
        String hash,
        Instant createdAt,
        Instant expiresAt,
        State state,
        List<LineResult> results) {
    /** How far it is. */
    public enum State {
        /** It waits for a confirmation. */
        OPEN,
        /** It was confirmed, and is being sent: what has no result yet is sent when the confirmation is repeated. */
        CONFIRMED,
        /** Everything was sent. */
        DONE,
        /** The user dropped it, or asked for something else instead. */
        WITHDRAWN
    }

    /** Keeps its own copies. */
    public Ticket {
        lines = List.copyOf(lines);
        results = List.copyOf(results);
    }

    /** A new one. */
    public static Ticket draw(
            TicketId id,
            AccountId account,
            Optional<ConversationId> conversation,
            List<TicketLine> lines,
            Instant createdAt,
            Instant expiresAt) {
        List<TicketAction> actions = lines.stream().map(TicketLine::action).toList();
        String hash = CanonicalTicket.of(id, account, actions).sha256();
        return new Ticket(id, account, conversation, lines, hash, createdAt, expiresAt, State.OPEN, List.of());
    }

    /** What is hashed and sent. */
    public CanonicalTicket canonical() {
        return CanonicalTicket.of(
                id, account, lines.stream().map(TicketLine::action).toList());
    }

    /** Whether it can be confirmed at {@code now}. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    /** The same in another state. */
    public Ticket to(State next) {
        return new Ticket(id, account, conversation, lines, hash, createdAt, expiresAt, next, results);
    }

    /** The same with these results. */
    public Ticket with(List<LineResult> known) {
        State next = known.size() == lines.size() ? State.DONE : state;
        return new Ticket(id, account, conversation, lines, hash, createdAt, expiresAt, next, known);
    }
}
