package io.cryptoflow.domain.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading of a page.
 *
 * @param level 1 to 6
 * @param title without the marks of Markdown
 */
public record Heading(int level, String title) {
    private static final Pattern LINE = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*\\s*");
    private static final Pattern LINKED = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

    /** The heading in a line, if it is one. */
    public static Optional<Heading> of(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Heading(matcher.group(1).length(), plain(matcher.group(2))))
                : Optional.empty();
    }

    private static String plain(String title) {
        return LINKED.matcher(title).replaceAll("$1").replaceAll("[`*]", "");
    }

    /** What links to it end with, as GitHub makes it: {@code time-in-force}. */
    public String anchor() {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}
