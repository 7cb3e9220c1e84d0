package io.cryptoflow.domain.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows lines in and out of fenced code. A fence ends with the same mark, at least as long, and nothing behind it. */
final class Fence {
    private static final Pattern MARK = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

    private String open = "";

    /** Whether the next line is code, its fences included. */
    boolean isCode(String line) {
        Matcher matcher = MARK.matcher(line);
        boolean mark = matcher.matches();
        if (open.isEmpty()) {
            open = mark ? matcher.group(1) : "";
            return mark;
        }
        if (mark && matcher.group(1).startsWith(open) && matcher.group(2).isBlank()) {
            open = "";
        }
        return true;
    }
}
