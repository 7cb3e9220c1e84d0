package io.cryptoflow.domain.agent;

import java.util.List;
import java.util.Optional;

/**
 * What a sentence means: all of it, or nothing that acts.
 *
 * @param reason why there are no intents; absent exactly when the outcome is {@link Outcome#OK}
 * @param intents what is asked for, in the order spoken; empty unless the outcome is {@link Outcome#OK}
 * @param remark what was not understood, in the words of the sentence; may be empty
 */
public record Interpretation(Outcome outcome, Optional<ReplyReason> reason, List<Intent> intents, String remark) {
    /** Refuses an outcome that its reason or its intents contradict with {@link IllegalArgumentException}. */
    public Interpretation {
        intents = List.copyOf(intents);
        boolean understood = outcome == Outcome.OK;
        if (understood == intents.isEmpty() || understood == reason.isPresent()) {
            throw new IllegalArgumentException("expected intents or a reason, never both or neither");
        }
    }

    /** It is understood, and asks for {@code intents}. */
    public static Interpretation of(List<Intent> intents) {
        return new Interpretation(Outcome.OK, Optional.empty(), intents, "");
    }

    /** It leads to no action because of {@code reason}, about the part {@code remark} of the sentence. */
    public static Interpretation because(ReplyReason reason, String remark) {
        return new Interpretation(reason.outcome(), Optional.of(reason), List.of(), remark);
    }

    /** Whether anything in it would change orders. */
    public boolean trades() {
        return intents.stream().anyMatch(Intent::trades);
    }
}
