package io.cryptoflow.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The fenced blocks of a page of the manual, as they stand there. */
record ManualBlocks(String text) {
    static final Path MANUAL = Path.of("src/main/resources/docs");
    private static final int FLAGS = Pattern.MULTILINE | Pattern.DOTALL;

    /** @param page its name, such as {@code operations} */
    static ManualBlocks of(String page) throws IOException {
        return of(MANUAL.resolve(page + ".md"));
    }

    static ManualBlocks of(Path file) throws IOException {
        return new ManualBlocks(Files.readString(file));
    }

    /** The blocks of a language between a heading and the next one. */
    List<String> under(String heading, String language) {
        return Pattern.compile("^#+ " + Pattern.quote(heading) + "\n(.*?)(?=^#+ |\\z)", FLAGS)
                .matcher(text)
                .results()
                .map((MatchResult section) -> new ManualBlocks(section.group(1)).all(language))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no heading " + heading));
    }

    /** All blocks of a language. */
    List<String> all(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", FLAGS)
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
