package io.cryptoflow.infrastructure.knowledge;

import java.util.regex.Pattern;

/** A passage without the marks of Markdown, whose meaning they are not. */
final class Plain {
    private static final Pattern CODE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})[\\s\\S]*?^ {0,3}\\1.*$");
    private static final Pattern TARGET = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern RULE = Pattern.compile("(?m)^\\|[-:| ]+\\|$");

    private Plain() {}

    /** Code counts only where there is nothing else. */
    static String of(String passage) {
        String prose = CODE.matcher(passage).replaceAll(" ");
        String text = prose.isBlank() ? passage : prose;
        return TARGET.matcher(RULE.matcher(text).replaceAll(" "))
                .replaceAll("$1")
                .replaceAll("[`*|]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
