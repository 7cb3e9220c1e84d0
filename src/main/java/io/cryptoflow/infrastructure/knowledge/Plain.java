package io.cryptoflow.infrastructure.knowledge;

import java.util.regex.Pattern;

/** A text without what has no meaning in it: the marks of Markdown, and the product's name, which every section is about. */
final class Plain {
    private static final Pattern CODE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})[\\s\\S]*?^ {0,3}\\1.*$");
    private static final Pattern TARGET = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern RULE = Pattern.compile("(?m)^\\|[-:| ]+\\|$");

    private static final Pattern PRODUCT = Pattern.compile("(?i)\\bcryptoflow\\b");

    private Plain() {}

    /** Code counts only where there is nothing else. */
    static String of(String passage) {
        String prose = CODE.matcher(passage).replaceAll(" ");
        String text = prose.isBlank() ? passage : prose;
        String plain = TARGET.matcher(RULE.matcher(text).replaceAll(" "))
                .replaceAll("$1")
                .replaceAll("[`*|]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return PRODUCT.matcher(plain).replaceAll("it");
    }
}
