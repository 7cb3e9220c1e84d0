package io.cryptoflow.application.port;

import io.cryptoflow.domain.agent.Mentions;

/** Finds what a sentence names, word by word, without understanding it; answers on the calling thread. */
public interface MentionFinder {
    /** Every number, asset and venue in {@code text}, and the words that bind whoever reads it. */
    Mentions mentions(String text);
}
