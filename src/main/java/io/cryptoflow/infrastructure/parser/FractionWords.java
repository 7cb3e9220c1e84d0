package io.cryptoflow.infrastructure.parser;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of one: "half", "a third", "three quarters", 1/4. */
final class FractionWords {
    private static final Map<String, Integer> PARTS = Map.ofEntries(
            Map.entry("half", 2),
            Map.entry("third", 3),
            Map.entry("thirds", 3),
            Map.entry("quarter", 4),
            Map.entry("quarters", 4),
            Map.entry("fourth", 4),
            Map.entry("fourths", 4),
            Map.entry("fifth", 5),
            Map.entry("fifths", 5),
            Map.entry("eighth", 8),
            Map.entry("tenth", 10),
            Map.entry("tenths", 10));
    private static final List<String> COUNTS = List.of("", "one", "two", "three", "four");
    private static final int LONGEST = 3;

    private FractionWords() {}

    record Found(int numerator, int denominator, int end) {}

    /** The fraction in words at {@code place}; "half" needs no article. */
    static Optional<Found> at(List<Piece> pieces, int place) {
        Integer alone = PARTS.get(word(pieces, place));
        if (alone != null) {
            return Optional.of(new Found(1, alone, place + 1));
        }
        boolean hyphen = place + 1 < pieces.size() && pieces.get(place + 1).isSign("-");
        int behind = place + (hyphen ? 2 : 1);
        Integer part = PARTS.get(word(pieces, behind));
        int count = word(pieces, place).equals("a") ? 1 : COUNTS.indexOf(word(pieces, place));
        return part == null || count < 1 ? Optional.empty() : Optional.of(new Found(count, part, behind + 1));
    }

    /** The fraction in digits, such as 1/4. */
    static Token written(String numerator, String denominator, String text) {
        boolean small = numerator.matches("[1-9]{1,2}") && denominator.matches("[1-9][0-9]{0,2}");
        if (!small || numerator.length() + denominator.length() > LONGEST) {
            return new Token.Unsure(text);
        }
        int above = Integer.parseInt(numerator);
        int below = Integer.parseInt(denominator);
        return above < below ? new Token.Fraction(above, below, text) : new Token.Unsure(text);
    }

    private static String word(List<Piece> pieces, int place) {
        return place < pieces.size() && pieces.get(place).kind() == Piece.Kind.LETTERS
                ? pieces.get(place).text()
                : "";
    }
}
