package io.cryptoflow.infrastructure.parser;

import java.util.List;
import java.util.stream.Collectors;

/** A sentence as its words alone, for what is told by a turn of phrase rather than by grammar. */
final class Words {
    private final List<String> words;
    private final String line;

    private Words(List<String> words) {
        this.words = words;
        this.line = " " + String.join(" ", words) + " ";
    }

    static Words of(String sentence) {
        return new Words(Scanner.pieces(sentence).stream()
                .filter(piece -> piece.kind() != Piece.Kind.SIGN)
                .map(Piece::text)
                .collect(Collectors.toList()));
    }

    static Words ofTokens(List<Token> tokens) {
        return of(tokens.stream().map(Token::text).collect(Collectors.joining(" ")));
    }

    boolean has(Phrases phrases) {
        return phrases.padded().stream().anyMatch(line::contains);
    }

    boolean begins(Phrases phrases) {
        return phrases.padded().stream().anyMatch(line::startsWith);
    }

    /** What follows the first words that are in {@code prefaces}. */
    Words after(Phrases prefaces) {
        for (String preface : prefaces.padded()) {
            if (line.startsWith(preface)) {
                int skipped = preface.trim().split(" ").length;
                return new Words(words.subList(skipped, words.size())).after(prefaces);
            }
        }
        return this;
    }

    boolean is(Phrases phrases) {
        return phrases.contains(line.trim());
    }

    /** Whether one of {@code first} is followed by one of {@code second} within {@code distance} words. */
    boolean hasNear(Phrases first, Phrases second, int distance) {
        for (int i = 0; i < words.size(); i++) {
            int end = Math.min(words.size(), i + 1 + distance);
            if (first.contains(words.get(i))
                    && words.subList(i + 1, end).stream().anyMatch(second::contains)) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return words.size();
    }

    /** Whether a word is longer than any word of a language: an address, a key, something encoded. */
    boolean hasLonger(int letters) {
        return words.stream().anyMatch(word -> word.length() > letters);
    }
}
