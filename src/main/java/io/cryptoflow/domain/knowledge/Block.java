package io.cryptoflow.domain.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A paragraph, list, table or piece of code.
 *
 * @param lines as they stand in the document
 */
record Block(Kind kind, List<String> lines) {
    private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d+[.)])\\s+.*");

    enum Kind {
        PROSE,
        LIST,
        TABLE,
        CODE
    }

    /** The blocks of lines without headings. */
    static List<Block> of(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Fence fence = new Fence();
        boolean code = false;
        for (String line : lines) {
            boolean inCode = fence.isCode(line);
            if (inCode != code || (!inCode && line.isBlank())) {
                close(blocks, open, code);
            }
            code = inCode;
            if (inCode || !line.isBlank()) {
                open.add(line.stripTrailing());
            }
        }
        close(blocks, open, code);
        return blocks;
    }

    private static void close(List<Block> blocks, List<String> open, boolean code) {
        if (!open.isEmpty()) {
            Block block = new Block(code ? Kind.CODE : kind(open.get(0)), List.copyOf(open));
            int last = blocks.size() - 1;
            if (block.kind == Kind.LIST && last >= 0 && blocks.get(last).kind == Kind.LIST) {
                blocks.set(last, new Block(Kind.LIST, joined(blocks.get(last).lines, block.lines)));
            } else {
                blocks.add(block);
            }
        }
        open.clear();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> lines = new ArrayList<>(first);
        lines.addAll(second);
        return lines;
    }

    private static Kind kind(String first) {
        if (first.startsWith("|")) {
            return Kind.TABLE;
        }
        return isItem(first) ? Kind.LIST : Kind.PROSE;
    }

    static boolean isItem(String line) {
        return ITEM.matcher(line).matches();
    }

    String text() {
        return String.join("\n", lines);
    }

    int words() {
        return words(text());
    }

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
