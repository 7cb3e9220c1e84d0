package io.cryptoflow.infrastructure.parser;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Makes tokens of words: phrases of the lexicon, pairs, slips of the fingers, and what nobody knows. */
final class WordLexer {
    private final Pieces pieces;
    private final Lexicon lexicon;

    WordLexer(Pieces pieces, Lexicon lexicon) {
        this.pieces = pieces;
        this.lexicon = lexicon;
    }

    Token next() {
        return pair().or(this::phrase).orElseGet(this::unlisted);
    }

    private Optional<Token> pair() {
        boolean joined = (pieces.isSign(1, "-") || pieces.isSign(1, "/"))
                && pieces.isGlued(1)
                && pieces.isLetters(2)
                && pieces.isGlued(2);
        if (!joined) {
            return Optional.empty();
        }
        String base = pieces.at(0).text();
        String quote = pieces.at(2).text();
        Optional<Token> pair = lexicon.pair(base, quote, base + pieces.at(1).text() + quote);
        pair.ifPresent(token -> pieces.skip(3));
        return pair;
    }

    /** The longest phrase of the lexicon that stands here. */
    Optional<Token> phrase() {
        int start = pieces.place();
        for (Lexicon.Entry entry : lexicon.startingWith(pieces.at(0).text())) {
            int length = length(entry.words());
            if (length > 0) {
                pieces.skip(length);
                return Optional.of(entry.token().apply(pieces.textFrom(start)));
            }
        }
        return Optional.empty();
    }

    /** How many pieces {@code words} take here, hyphens between them included; 0 when they do not stand here. */
    private int length(List<String> words) {
        int ahead = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i > 0 && pieces.isSign(ahead, "-") && pieces.isGlued(ahead)) {
                ahead++;
            }
            if (!pieces.isLetters(ahead) || !pieces.at(ahead).text().equals(words.get(i))) {
                return 0;
            }
            ahead++;
        }
        return ahead;
    }

    private Token unlisted() {
        String word = pieces.at(0).text();
        pieces.skip(1);
        if (word.equals("w") && pieces.isSign(0, "/")) {
            pieces.skip(1);
            return new Token.Said(EnumSet.of(Term.WITH), "w/");
        }
        return owner(word).or(() -> lexicon.guess(word)).orElse(new Token.Unknown(word));
    }

    /** "Bitcoin's" is bitcoin. */
    private Optional<Token> owner(String word) {
        if (!word.endsWith("'s")) {
            return Optional.empty();
        }
        return lexicon.startingWith(word.substring(0, word.length() - 2)).stream()
                .filter(entry -> entry.words().size() == 1)
                .map(entry -> entry.token().apply(word))
                .filter(Token.Coin.class::isInstance)
                .findFirst();
    }
}
