package io.cryptoflow.domain.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of a text: each ends with its mark, and what is cited behind it. */
final class Sentences {
    private static final Pattern END =
            Pattern.compile("(?<=[.!?:]|[.!?][\"')*`])\\s+(?![\\[(]\\d)(?=[\\p{Lu}\\p{N}`*\"(\\[-])|\\n\\s*\\n");
    private static final Pattern BEHIND_CITATION = Pattern.compile("(?<=[.!?] ?\\[[0-9, ]{1,20}])\\s+");

    private Sentences() {}

    /** In order, without blanks around them. */
    static List<String> of(String text) {
        return Arrays.stream(BEHIND_CITATION.split(text))
                .flatMap(END::splitAsStream)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }
}
