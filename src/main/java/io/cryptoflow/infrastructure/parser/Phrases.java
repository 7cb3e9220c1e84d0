package io.cryptoflow.infrastructure.parser;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns of phrase to look for among words, each with a space on both sides so that it never matches a part of a word. */
final class Phrases {
    private final List<String> padded;
    private final Set<String> plain;

    private Phrases(List<String> phrases) {
        padded = phrases.stream().map(phrase -> " " + phrase + " ").toList();
        plain = phrases.stream().collect(Collectors.toUnmodifiableSet());
    }

    /** The phrases of a list with commas. */
    static Phrases of(String phrases) {
        return new Phrases(Arrays.asList(phrases.split(", ")));
    }

    /** Each with a space on both sides. */
    List<String> padded() {
        return padded;
    }

    boolean contains(String phrase) {
        return plain.contains(phrase);
    }
}
