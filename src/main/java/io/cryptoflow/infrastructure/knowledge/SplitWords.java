package io.cryptoflow.infrastructure.knowledge;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names such as {@code market.tape.atEnd} are found by their parts, too. */
final class SplitWords {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]+(?:[._/-][A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+");

    private SplitWords() {}

    /** {@code text} and behind it the parts of its names. */
    static String with(String text) {
        return text + " "
                + NAME.matcher(text)
                        .results()
                        .map(found -> found.group().replaceAll("[._/-]", " ").replaceAll("(?<=[a-z])(?=[A-Z])", " "))
                        .collect(Collectors.joining(" "));
    }
}
