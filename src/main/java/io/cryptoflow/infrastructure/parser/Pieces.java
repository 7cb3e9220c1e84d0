package io.cryptoflow.infrastructure.parser;

import java.util.List;
import java.util.stream.Collectors;

/** A place among the pieces of a sentence, shared by those who make tokens of them. */
final class Pieces {
    private final List<Piece> pieces;
    private int place;

    Pieces(List<Piece> pieces) {
        this.pieces = pieces;
    }

    boolean isDone() {
        return place >= pieces.size();
    }

    int place() {
        return place;
    }

    void moveTo(int index) {
        place = index;
    }

    void skip(int count) {
        place += count;
    }

    List<Piece> all() {
        return pieces;
    }

    /** The piece {@code ahead} places from here. */
    Piece at(int ahead) {
        return pieces.get(place + ahead);
    }

    boolean isSign(int ahead, String sign) {
        return has(ahead) && at(ahead).isSign(sign);
    }

    boolean isDigits(int ahead) {
        return has(ahead) && at(ahead).kind() == Piece.Kind.DIGITS;
    }

    boolean isLetters(int ahead) {
        return has(ahead) && at(ahead).kind() == Piece.Kind.LETTERS;
    }

    boolean isGlued(int ahead) {
        return has(ahead) && at(ahead).glued();
    }

    private boolean has(int ahead) {
        return place + ahead >= 0 && place + ahead < pieces.size();
    }

    /** What stands from {@code start} to here, spaces as in the sentence. */
    String textFrom(int start) {
        return pieces.subList(start, place).stream()
                .map(piece -> (piece.glued() ? "" : " ") + piece.text())
                .collect(Collectors.joining())
                .trim();
    }
}
