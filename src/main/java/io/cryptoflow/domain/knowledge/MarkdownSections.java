package io.cryptoflow.domain.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a document at its headings; what looks like one inside a fence of code is none. */
public final class MarkdownSections {
    private static final Pattern ASKED = Pattern.compile("\\s*<!--\\s*asked:(.*?)-->\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s*<!--.*?-->\\s*");

    private final Document document;
    private final List<Section> sections = new ArrayList<>();
    private final List<Heading> above = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();

    private MarkdownSections(Document document) {
        this.document = document;
    }

    /** The sections that say something, in order. Text before the first heading belongs to the page. */
    public static List<Section> of(Document document) {
        return new MarkdownSections(document).split();
    }

    private List<Section> split() {
        Fence fence = new Fence();
        for (String line : document.text().split("\\R", -1)) {
            boolean code = fence.isCode(line);
            Optional<Heading> heading = code ? Optional.empty() : Heading.of(line);
            if (heading.isPresent()) {
                close();
                open(heading.get());
            } else {
                lines.add(code ? line : withoutComments(line));
            }
        }
        close();
        return List.copyOf(sections);
    }

    private void open(Heading heading) {
        above.removeIf(open -> open.level() >= heading.level());
        above.add(heading);
    }

    private String withoutComments(String line) {
        Matcher matcher = ASKED.matcher(line);
        if (matcher.matches()) {
            Arrays.stream(matcher.group(1).split("\\|"))
                    .map(String::strip)
                    .filter(question -> !question.isEmpty())
                    .forEach(asked::add);
        }
        return COMMENT.matcher(line).matches() ? "" : line;
    }

    private void close() {
        List<String> passages = Passages.of(lines);
        if (!above.isEmpty() || !passages.isEmpty()) {
            Heading own = above.isEmpty() ? new Heading(1, document.name()) : above.get(above.size() - 1);
            String anchor = unique(own.anchor());
            if (!passages.isEmpty()) {
                sections.add(new Section(
                        document.name() + "#" + anchor, page(own), own.title(), path(own), asked, passages));
            }
        }
        lines.clear();
        asked.clear();
    }

    private String page(Heading own) {
        return above.isEmpty() ? own.title() : above.get(0).title();
    }

    private String path(Heading own) {
        return above.isEmpty()
                ? own.title()
                : String.join(" > ", above.stream().map(Heading::title).toList());
    }

    /** As GitHub does it: the second heading of the same name ends in {@code -1}. */
    private String unique(String anchor) {
        int before = anchors.merge(anchor, 1, Integer::sum) - 1;
        return before == 0 ? anchor : anchor + "-" + before;
    }
}
