package io.cryptoflow.infrastructure.parser;

/**
 * What stands between two changes of kind in a sentence: letters, digits, or one sign.
 *
 * @param glued whether no space stands before it
 */
record Piece(Kind kind, String text, boolean glued) {
    enum Kind {
        LETTERS,
        DIGITS,
        SIGN
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
