package io.cryptoflow.domain.knowledge;

/**
 * A text in Markdown.
 *
 * @param name how links name it, such as {@code docs/orders}
 */
public record Document(String name, String text) {}
