package io.cryptoflow.infrastructure.parser;

import java.util.List;
import java.util.Random;

/** Words that change what a sentence asks for, and words that nobody knows. */
final class StrangeWords {
    private static final List<String> WORDS = List.of(
            "blorp",
            "unless",
            "without",
            "maybe",
            "perhaps",
            "hourly",
            "weekly",
            "twice",
            "respectively",
            "gradually",
            "stepwise",
            "tomorrow",
            "not",
            "never",
            "neither",
            "or",
            "either",
            "until",
            "cheaply",
            "someday",
            "roughly",
            "around",
            "about",
            "less",
            "minus",
            "negative",
            "approximately",
            "between",
            "versus",
            "only",
            "hidden",
            "iceberg",
            "reduce-only",
            "twap",
            "vwap",
            "leveraged",
            "10x",
            "average",
            "if",
            "when",
            "below",
            "above",
            "yesterday",
            "don't",
            "cancel",
            "instead",
            "double",
            "triple",
            "percent",
            "%");

    private StrangeWords() {}

    static String any(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
