package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the agent remembers between two turns.
 *
 * @param turns how many there were
 * @param draft what the next words may complete or change
 * @param ticket the last one that was drawn up, unless it was dropped
 */
public record Conversation(
        ConversationId id,
        AccountId account,
        Instant startedAt,
        Instant updatedAt,
        int turns,
        Optional<Draft> draft,
        Optional<TicketId> ticket) {
    /** After this long a silence the draft is forgotten. */
    public static final Duration MEMORY = Duration.ofMinutes(10);

    /** One without turns. */
    public static Conversation begin(ConversationId id, AccountId account, Instant now) {
        return new Conversation(id, account, now, now, 0, Optional.empty(), Optional.empty());
    }

    /** The same as it is at {@code now}: without a draft after {@link #MEMORY}. */
    public Conversation at(Instant now) {
        boolean forgotten = !now.isBefore(updatedAt.plus(MEMORY));
        return forgotten
                ? new Conversation(id, account, startedAt, updatedAt, turns, Optional.empty(), Optional.empty())
                : this;
    }

    /** After one more turn at {@code now}. */
    public Conversation next(Instant now, Optional<Draft> kept, Optional<TicketId> drawn) {
        return new Conversation(id, account, startedAt, now, turns + 1, kept, drawn);
    }
}
