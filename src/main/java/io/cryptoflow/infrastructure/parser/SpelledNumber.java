package io.cryptoflow.infrastructure.parser;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads numbers in words, such as "sixty two thousand five hundred", from a place among pieces; digits may begin them. */
final class SpelledNumber {
    private static final List<String> BELOW_TWENTY = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Integer> SCALES =
            Map.of("thousand", 1_000, "grand", 1_000, "k", 1_000, "million", 1_000_000);
    private static final Map<String, Integer> HALVES = Map.of("half", 2, "quarter", 4);
    private static final int HUNDRED = 100;
    private static final int TWENTY = 20;
    private static final int LARGEST = Integer.MAX_VALUE;

    private final List<Piece> pieces;
    private int place;

    SpelledNumber(List<Piece> pieces, int place) {
        this.pieces = pieces;
        this.place = place;
    }

    /** A number, and the place behind it; no value when the words fit together in no certain way. */
    record Found(Optional<BigDecimal> value, int end) {}

    /** The number here, if there is one. */
    Optional<Found> read() {
        Optional<BigDecimal> value = word(place).equals("point") ? Optional.of(BigDecimal.ZERO) : whole();
        return value.map(number -> finished(extended(number)));
    }

    /** What {@code digits}, which end here, become by the words that follow: "2 grand", "1 and a half". */
    Found after(BigDecimal digits) {
        return finished(extended(multiplied(digits)));
    }

    private Found finished(BigDecimal value) {
        boolean certain = true;
        while (isNumberWord(word(place))) {
            certain = false;
            place++;
        }
        return new Found(certain ? Optional.of(value) : Optional.empty(), place);
    }

    private Optional<BigDecimal> whole() {
        Optional<BigDecimal> sum = Optional.empty();
        int below = LARGEST;
        while (true) {
            int start = place;
            if (sum.isPresent() && word(place).equals("and")) {
                place++;
            }
            Optional<Integer> group = belowThousand();
            if (group.isEmpty()) {
                place = start;
                return sum;
            }
            int scale = SCALES.getOrDefault(word(place), 1);
            if (scale >= below) {
                place = start;
                return sum;
            }
            place += scale == 1 ? 0 : 1;
            BigDecimal part = BigDecimal.valueOf(group.orElseThrow()).multiply(BigDecimal.valueOf(scale));
            sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(part));
            below = scale;
            if (scale == 1) {
                return sum;
            }
        }
    }

    private Optional<Integer> belowThousand() {
        Optional<Integer> first = belowHundred();
        if (first.isEmpty() || !word(place).equals("hundred")) {
            return first;
        }
        place++;
        int start = place;
        if (word(place).equals("and")) {
            place++;
        }
        Optional<Integer> rest = belowHundred();
        if (rest.isEmpty()) {
            place = start;
        }
        return Optional.of(first.orElseThrow() * HUNDRED + rest.orElse(0));
    }

    private Optional<Integer> belowHundred() {
        if (word(place).equals("a") && isMultiple(word(place + 1))) {
            place++;
            return Optional.of(1);
        }
        int tens = TENS.indexOf(word(place));
        if (tens >= 2) {
            place++;
            skipHyphen();
            int ones = BELOW_TWENTY.indexOf(word(place));
            boolean joined = ones > 0 && ones < BELOW_TWENTY.indexOf("ten");
            place += joined ? 1 : 0;
            return Optional.of(tens * BELOW_TWENTY.indexOf("ten") + (joined ? ones : 0));
        }
        int small = BELOW_TWENTY.indexOf(word(place));
        if (small < 0 || small >= TWENTY) {
            return Optional.empty();
        }
        place++;
        return Optional.of(small);
    }

    private void skipHyphen() {
        if (place < pieces.size() && pieces.get(place).isSign("-") && isNumberWord(word(place + 1))) {
            place++;
        }
    }

    /** With what stands behind the whole part: "point five", "and a half", "dozen". */
    private BigDecimal extended(BigDecimal whole) {
        if (word(place).equals("dozen")) {
            return multiplied(whole);
        }
        if (word(place).equals("point") && digit(place + 1) >= 0) {
            StringBuilder decimals = new StringBuilder();
            for (place++; digit(place) >= 0; place++) {
                decimals.append(digit(place));
            }
            return multiplied(whole.add(new BigDecimal("0." + decimals)));
        }
        if (word(place).equals("and")) {
            int behind = word(place + 1).equals("a") ? place + 2 : place + 1;
            Integer part = HALVES.get(word(behind));
            if (part != null) {
                place = behind + 1;
                return multiplied(whole.add(BigDecimal.ONE.divide(BigDecimal.valueOf(part))));
            }
        }
        return whole;
    }

    private BigDecimal multiplied(BigDecimal number) {
        String word = word(place);
        if (!isMultiple(word)) {
            return number;
        }
        place++;
        int times = word.equals("hundred") ? HUNDRED : word.equals("dozen") ? 12 : SCALES.get(word);
        return number.multiply(BigDecimal.valueOf(times));
    }

    private static boolean isMultiple(String word) {
        return SCALES.containsKey(word) || word.equals("hundred") || word.equals("dozen");
    }

    private static boolean isNumberWord(String word) {
        return BELOW_TWENTY.contains(word) || TENS.contains(word) || isMultiple(word) || word.equals("point");
    }

    private int digit(int index) {
        int number = BELOW_TWENTY.indexOf(word(index));
        return number < BELOW_TWENTY.indexOf("ten") ? number : -1;
    }

    private String word(int index) {
        return index < pieces.size() && pieces.get(index).kind() == Piece.Kind.LETTERS
                ? pieces.get(index).text()
                : "";
    }
}
