package io.cryptoflow.domain.agent;

import java.util.Optional;

/**
 * What a conversation is about: the next words may complete or change it.
 *
 * @param text one sentence that says all of it, whole or with a gap
 * @param missing what was asked back; absent when the sentence is whole, and stands on a ticket
 */
public record Draft(String text, Optional<ReplyReason> missing) {}
