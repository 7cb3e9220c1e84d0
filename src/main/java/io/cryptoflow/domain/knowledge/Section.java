package io.cryptoflow.domain.knowledge;

import java.util.List;

/**
 * What stands under one heading.
 *
 * @param link of the page and the heading, such as {@code docs/orders#time-in-force}
 * @param page the title of the page
 * @param heading the title of the section
 * @param path the titles above it and its own, from the page on
 * @param asked questions that it answers, in users' words
 * @param passages its text in order, in pieces of at most {@link Passages#MOST_WORDS} words
 */
public record Section(
        String link, String page, String heading, String path, List<String> asked, List<String> passages) {
    /** Keeps its own copies. */
    public Section {
        asked = List.copyOf(asked);
        passages = List.copyOf(passages);
    }
}
