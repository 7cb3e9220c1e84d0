package io.cryptoflow.infrastructure.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a sentence into pieces, in small letters. */
final class Scanner {
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int place;

    private Scanner(String text) {
        this.text = text;
    }

    static List<Piece> pieces(String sentence) {
        String plain = sentence.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u2013', '-')
                .replace('\u2014', '-');
        Scanner scanner = new Scanner(plain);
        scanner.scan();
        return scanner.pieces;
    }

    private void scan() {
        boolean glued = false;
        while (place < text.length()) {
            if (Character.isWhitespace(text.charAt(place))) {
                place++;
                glued = false;
                continue;
            }
            int start = place;
            Piece.Kind kind = advance();
            pieces.add(new Piece(kind, text.substring(start, place), glued));
            glued = true;
        }
    }

    private Piece.Kind advance() {
        if (startsNumber()) {
            while (place < text.length() && (isDigit(place) || (isSeparator(place) && isDigit(place + 1)))) {
                place++;
            }
            return Piece.Kind.DIGITS;
        }
        if (isLetter(place)) {
            while (isLetter(place) || (isJoint(place) && isLetter(place + 1))) {
                place++;
            }
            return Piece.Kind.LETTERS;
        }
        place += Character.charCount(text.codePointAt(place));
        return Piece.Kind.SIGN;
    }

    private boolean startsNumber() {
        boolean afterDigit = place > 0 && isDigit(place - 1);
        return isDigit(place) || (isAt(place, '.') && isDigit(place + 1) && !afterDigit);
    }

    /** An apostrophe, or the sign in P&amp;L. */
    private boolean isJoint(int index) {
        return isAt(index, '\'') || (isAt(index, '&') && isAt(index + 1, 'l'));
    }

    private boolean isSeparator(int index) {
        return isAt(index, '.') || isAt(index, ',');
    }

    private boolean isAt(int index, char sign) {
        return index < text.length() && text.charAt(index) == sign;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isLetter(int index) {
        return index < text.length() && Character.isLetter(text.charAt(index));
    }
}
