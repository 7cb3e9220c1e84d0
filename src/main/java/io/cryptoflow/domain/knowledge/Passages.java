package io.cryptoflow.domain.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Packs the blocks of a section into passages: paragraphs and lists whole where they fit, tables by rows under their head. */
public final class Passages {
    /** No passage has more words. */
    public static final int MOST_WORDS = 200;

    private static final int ENOUGH_WORDS = 80;
    private static final int HEAD_LINES = 2;

    private final List<String> passages = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    private Passages() {}

    /** The passages of lines without headings. */
    static List<String> of(List<String> lines) {
        Passages packed = new Passages();
        Block.of(lines).forEach(packed::add);
        packed.close();
        return packed.passages;
    }

    private void add(Block block) {
        switch (block.kind()) {
            case TABLE -> addTable(block);
            case CODE -> addWhole(block, MOST_WORDS);
            case LIST -> addWhole(block, introduces() ? MOST_WORDS : ENOUGH_WORDS);
            case PROSE -> addWhole(block, ENOUGH_WORDS);
        }
    }

    private boolean introduces() {
        return open.toString().endsWith(":");
    }

    /** Goes on with the open passage as long as both have at most {@code most} words. */
    private void addWhole(Block block, int most) {
        if (Block.words(open.toString()) + block.words() > most) {
            close();
        }
        if (block.words() > MOST_WORDS) {
            pieces(block).forEach(piece -> {
                if (Block.words(open.toString()) + Block.words(piece) > MOST_WORDS) {
                    close();
                }
                append(piece, "\n");
            });
            close();
        } else {
            append(block.text(), "\n\n");
        }
    }

    /** Items of a list, sentences of a paragraph, lines of code; words where even these are too long. */
    private static List<String> pieces(Block block) {
        List<String> pieces = new ArrayList<>();
        if (block.kind() == Block.Kind.LIST) {
            for (String line : block.lines()) {
                if (Block.isItem(line) || pieces.isEmpty()) {
                    pieces.add(line);
                } else {
                    pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + "\n" + line);
                }
            }
        } else if (block.kind() == Block.Kind.CODE) {
            pieces.addAll(block.lines());
        } else {
            pieces.addAll(Sentences.of(block.text()));
        }
        return pieces.stream().flatMap(piece -> bounded(piece).stream()).toList();
    }

    private static List<String> bounded(String piece) {
        if (Block.words(piece) <= MOST_WORDS) {
            return List.of(piece);
        }
        List<String> words = List.of(piece.strip().split("\\s+"));
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < words.size(); from += MOST_WORDS) {
            parts.add(String.join(" ", words.subList(from, Math.min(words.size(), from + MOST_WORDS))));
        }
        return parts;
    }

    private void addTable(Block table) {
        List<String> head =
                table.lines().subList(0, Math.min(HEAD_LINES, table.lines().size()));
        String headText = String.join("\n", head);
        if (Block.words(open.toString()) + Block.words(headText) > ENOUGH_WORDS) {
            close();
        }
        append(headText, "\n\n");
        for (String row : table.lines().subList(head.size(), table.lines().size())) {
            if (Block.words(open.toString()) + Block.words(row) > ENOUGH_WORDS
                    && !open.toString().endsWith(headText)) {
                close();
                append(headText, "\n\n");
            }
            bounded(row).forEach(part -> append(part, "\n"));
        }
        close();
    }

    private void append(String text, String between) {
        if (open.length() > 0) {
            open.append(between);
        }
        open.append(text);
    }

    private void close() {
        if (open.length() > 0) {
            passages.add(open.toString());
        }
        open.setLength(0);
    }
}
