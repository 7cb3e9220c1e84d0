package io.cryptoflow.infrastructure.parser;

import java.util.List;

/** Which slips of the fingers are read as what was meant. Tickers are never corrected: one letter makes another coin of them. */
final class Misspelling {
    private static final int LONG = 6;
    private static final int VERY_LONG = 8;
    private static final String INFLECTIONS = "dsrg";
    private static final List<String> TIMES_IN_FORCE = List.of("gtc", "gtd", "ioc", "fok", "day");

    private Misspelling() {}

    /** Whether {@code typed} is a slip for the name of an asset: one letter, or two in a name of eight letters or more. */
    static boolean ofName(String typed, String name) {
        return name.length() >= LONG && distance(typed, name) <= (name.length() >= VERY_LONG ? 2 : 1);
    }

    /** Whether {@code typed} is a slip for a verb, and not another form of it, such as the past. */
    static boolean ofVerb(String typed, String verb) {
        char last = typed.charAt(typed.length() - 1);
        if (INFLECTIONS.indexOf(last) >= 0 && last != verb.charAt(verb.length() - 1)) {
            return false;
        }
        if (verb.length() >= LONG) {
            return distance(typed, verb) == 1;
        }
        return !mayBeTimeInForce(typed) && (isSwapped(typed, verb) || isDoubled(typed, verb));
    }

    /** "Gte" is as near to GTC as it is to "get". */
    private static boolean mayBeTimeInForce(String typed) {
        return TIMES_IN_FORCE.stream().anyMatch(code -> distance(typed, code) <= 1);
    }

    private static boolean isSwapped(String typed, String word) {
        return typed.length() == word.length() && distance(typed, word) == 1 && sameLetters(typed, word);
    }

    private static boolean sameLetters(String one, String other) {
        return one.chars()
                .sorted()
                .boxed()
                .toList()
                .equals(other.chars().sorted().boxed().toList());
    }

    private static boolean isDoubled(String typed, String word) {
        return Math.abs(typed.length() - word.length()) == 1 && undoubled(typed).equals(undoubled(word));
    }

    private static String undoubled(String word) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                letters.append(word.charAt(i));
            }
        }
        return letters.toString();
    }

    /** Letters to insert, delete, replace or swap with their neighbor. */
    static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : best(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int best(int[][] steps, String one, String other, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
