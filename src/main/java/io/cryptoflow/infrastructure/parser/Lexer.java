package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.value.Asset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a sentence into tokens; every piece of it becomes part of one, known or not. */
final class Lexer {
    private static final Map<String, Term> SIGNS = Map.ofEntries(
            Map.entry(",", Term.COMMA),
            Map.entry("(", Term.COMMA),
            Map.entry(")", Term.COMMA),
            Map.entry("-", Term.COMMA),
            Map.entry(":", Term.COLON),
            Map.entry(".", Term.END),
            Map.entry(";", Term.END),
            Map.entry("!", Term.END),
            Map.entry("?", Term.QUESTION),
            Map.entry("@", Term.AT),
            Map.entry("&", Term.AND),
            Map.entry("+", Term.AND),
            Map.entry("<", Term.BELOW),
            Map.entry(">", Term.ABOVE),
            Map.entry("~", Term.NEAR));

    private final Pieces pieces;
    private final WordLexer words;
    private final NumberLexer numbers;

    private Lexer(Lexicon lexicon, Pieces pieces) {
        this.pieces = pieces;
        this.words = new WordLexer(pieces, lexicon);
        this.numbers = new NumberLexer(pieces, lexicon, words);
    }

    static List<Token> tokens(Lexicon lexicon, String sentence) {
        Lexer lexer = new Lexer(lexicon, new Pieces(Scanner.pieces(sentence)));
        List<Token> tokens = new ArrayList<>();
        while (!lexer.pieces.isDone()) {
            tokens.add(lexer.next());
        }
        return tokens;
    }

    private Token next() {
        return switch (pieces.at(0).kind()) {
            case DIGITS -> numbers.digits(Optional.empty());
            case LETTERS -> numbers.spelled().orElseGet(words::next);
            case SIGN -> sign();
        };
    }

    private Token sign() {
        int start = pieces.place();
        String sign = pieces.at(0).text();
        boolean loose = !pieces.isGlued(0) || !pieces.isDigits(-1);
        Optional<Asset> currency = numbers.moneySign(sign);
        pieces.skip(1);
        if (currency.isPresent() && pieces.isDigits(0)) {
            return numbers.digits(currency);
        }
        if (currency.isPresent() && pieces.isLetters(0) && pieces.isGlued(0)) {
            return cashtag(start);
        }
        if (sign.equals("#") && pieces.isDigits(0)) {
            String id = pieces.at(0).text();
            pieces.skip(1);
            return new Token.OrderNumber(id, pieces.textFrom(start));
        }
        if (sign.equals("-") && loose && pieces.isDigits(0) && pieces.isGlued(0)) {
            pieces.skip(1);
            return new Token.Negative(pieces.textFrom(start));
        }
        return plain(sign, start);
    }

    /** "$DOGE". */
    private Token cashtag(int start) {
        Token tagged = words.next();
        return tagged instanceof Token.Coin ? tagged : new Token.Unknown(pieces.textFrom(start));
    }

    private Token plain(String sign, int start) {
        Term term = SIGNS.get(sign);
        if (term == null) {
            return sign.equals("½") ? new Token.Fraction(1, 2, sign) : new Token.Unknown(sign);
        }
        boolean orEqual = (term == Term.BELOW || term == Term.ABOVE) && pieces.isSign(0, "=");
        pieces.skip(orEqual ? 1 : 0);
        return new Token.Said(EnumSet.of(term), pieces.textFrom(start));
    }
}
