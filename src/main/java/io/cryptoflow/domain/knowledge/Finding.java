package io.cryptoflow.domain.knowledge;

/**
 * A section that was found for a question.
 *
 * @param link of the page and the heading, such as {@code docs/orders#time-in-force}
 * @param page the title of the page
 * @param heading the title of the section
 * @param text the passage of the section that fits best, word for word, in Markdown
 * @param score how sure it is, 0 to 100
 */
public record Finding(String link, String page, String heading, String text, int score) {
    /** Checks the score. */
    public Finding {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("expected a score from 0 to 100, was " + score);
        }
    }
}
