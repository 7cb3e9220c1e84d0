package io.cryptoflow.application.agent;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Conversation;
import io.cryptoflow.domain.agent.Draft;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.ReplyReason;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hears a sentence in its conversation. What it makes of a draft and the next words is a whole sentence again, read by the same
 * interpreter as any other; where more than one reading comes out of it, none is taken.
 */
final class Dialog {
    private static final Set<ReplyReason> GAPS = EnumSet.of(
            ReplyReason.MISSING_SIZE,
            ReplyReason.MISSING_SYMBOL,
            ReplyReason.MISSING_SIDE,
            ReplyReason.MISSING_PRICE,
            ReplyReason.AMBIGUOUS_SIZE);
    private static final Set<String> AGREEMENTS = Set.of(
            "yes",
            "y",
            "yep",
            "yeah",
            "yup",
            "sure",
            "ok",
            "okay",
            "yes please",
            "confirm",
            "confirmed",
            "do it",
            "yes do it",
            "go",
            "go ahead",
            "go for it",
            "send it",
            "place it",
            "execute",
            "execute it",
            "approve",
            "approved",
            "proceed",
            "correct",
            "right",
            "that's right",
            "ok do it");
    private static final Set<String> DROPS = Set.of(
            "no",
            "n",
            "nope",
            "no thanks",
            "no thank you",
            "never mind",
            "nevermind",
            "forget it",
            "forget about it",
            "drop it",
            "cancel that",
            "cancel it",
            "leave it",
            "stop",
            "undo",
            "nothing");
    private static final Pattern NOISE = Pattern.compile("[.!,]+$");

    private final Readers readers;
    private final AccountContext context;

    /** What somebody wants of the conversation. */
    enum Move {
        /** Something that is to be answered by its meaning. */
        SAYS,
        /** To go on with what was shown. */
        AGREES,
        /** To leave what was shown or asked. */
        DROPS
    }

    /**
     * What was heard.
     *
     * @param draft what the conversation is about from now on
     */
    record Heard(Move move, Interpreter.Reading reading, Optional<Draft> draft) {}

    Dialog(Readers readers, AccountContext context) {
        this.readers = readers;
        this.context = context;
    }

    Heard hear(String text, Conversation conversation) {
        Interpreter.Reading alone = readers.grammar().read(text, context);
        String words = NOISE.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        if (AGREEMENTS.contains(words)) {
            return new Heard(Move.AGREES, alone, conversation.draft());
        }
        boolean something =
                conversation.draft().isPresent() || conversation.ticket().isPresent();
        if (something && DROPS.contains(words)) {
            return new Heard(Move.DROPS, alone, Optional.empty());
        }
        if (isDecided(alone.interpretation())) {
            return said(text, alone, conversation);
        }
        return conversation
                .draft()
                .flatMap(draft -> continued(text, draft))
                .orElseGet(() -> said(text, readers.first().read(text, context), conversation));
    }

    /** Refusals stand whatever was said before. */
    private static boolean isDecided(Interpretation meaning) {
        return meaning.outcome() == Outcome.OK || meaning.outcome() == Outcome.REFUSE;
    }

    private Heard said(String text, Interpreter.Reading reading, Conversation conversation) {
        Interpretation meaning = reading.interpretation();
        if (meaning.trades()) {
            return new Heard(Move.SAYS, reading, Optional.of(new Draft(text, Optional.empty())));
        }
        Optional<ReplyReason> gap = meaning.reason().filter(GAPS::contains);
        return new Heard(
                Move.SAYS, reading, gap.isPresent() ? Optional.of(new Draft(text, gap)) : conversation.draft());
    }

    private Optional<Heard> continued(String text, Draft draft) {
        Continuation continuation = new Continuation(readers.grammar(), context);
        Optional<String> sentence = continuation.sentence(draft, text);
        return sentence.map(whole -> {
            Interpreter.Reading reading = readers.grammar().read(whole, context);
            return new Heard(
                    Move.SAYS,
                    reading,
                    Optional.of(new Draft(whole, reading.interpretation().reason())));
        });
    }

    static boolean isGap(ReplyReason reason) {
        return GAPS.contains(reason);
    }
}
