package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.Optional;

/** Tells short answers to a question that was not asked, and statements that ask for nothing. */
final class Remarks {
    private static final Phrases ANSWERS = Phrases.of(
            "yes, no, yep, yeah, yup, sure, again, same again, do it, do it again, confirm, confirmed, go, go ahead, repeat, repeat that, same,"
                    + " the same, cancel it, cancel that, sell it, buy it, undo, undo that, both, all of it, that one, the first one, the second one,"
                    + " ok do it, yes please, do that, correct, right, y, n, nope, not that one, the other one, make it, double it, more, less, one more,"
                    + " same as before, same as last time, as before, like last time, that, this, it, them, send it, place it, once more,"
                    + " another one, same thing, do the same, sell them, buy them, sell that, buy that, buy more, sell more, do it now, execute,"
                    + " execute it, approve, approved, proceed, continue, go for it, yes do it, no kraken, buy it again, sell it again, same thing again");
    private static final Phrases DECLINES = Phrases.of(
            "never mind, nevermind, forget it, no thanks, no thank you, nothing, nah, leave it, leave it alone, forget about it");
    private static final Phrases STATEMENTS = Phrases.of(
            "i bought, i sold, i just bought, i just sold, just bought, just sold, i like, i love, i hate, i think, i feel, i believe, i'm, i am, i was,"
                    + " i had, i have, i've, i hope, i guess, i know, i heard, i read, i saw, i made, i lost, the market is, the market looks,"
                    + " the price is, bitcoin is, btc is, ethereum is, eth is, solana is, sol is, what a, wow, nice, cool, great, good, this is, that was,"
                    + " that's, it's, crypto is, my friend, we are, they, he, she, interesting, amazing, awesome, damn, omg, sorry, bitcoin looks,"
                    + " btc looks, eth looks, markets are, today is, doge is, looks like, seems like, to the moon, hodl, bought, sold, the dip, well done,"
                    + " perfect, you're, you are, bye, goodbye, good night, see you, i'll be, i will be, i missed, i regret, i wish i had, markets look");

    private Remarks() {}

    /** What {@code words} as a whole amount to, if they are a stock answer. */
    static Optional<ReplyReason> answer(Words words) {
        if (words.is(ANSWERS)) {
            return Optional.of(ReplyReason.MISSING_CONTEXT);
        }
        return words.is(DECLINES) ? Optional.of(ReplyReason.NEGATED) : Optional.empty();
    }

    /** Whether it tells something; asked only of what is no request. */
    static boolean isStatement(Words words) {
        return words.begins(STATEMENTS);
    }
}
