package io.cryptoflow.domain.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * One sentence to the agent and what it led to: the audit of a conversation.
 *
 * @param number 1 for the first of its conversation
 * @param text as it was said
 * @param meaning as it was understood, a draft it completes included, in canonical words
 * @param reader who understood it: {@code grammar}, or the name of a model
 * @param transcript what passed between us and a model
 * @param reason why nothing is done
 */
public record Turn(
        int number,
        Instant at,
        String text,
        String meaning,
        String reader,
        Optional<String> transcript,
        Outcome outcome,
        Optional<ReplyReason> reason,
        String reply,
        Optional<TicketId> ticket) {}
