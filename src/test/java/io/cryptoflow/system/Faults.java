package io.cryptoflow.system;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The faults that the product can inject into itself, as settings name them. */
final class Faults {
    static final List<String> OF_THE_VENUE = List.of(
            "lose-answer",
            "fail-accepted",
            "fail-refused",
            "hide-order",
            "repeat-report",
            "reorder-report",
            "delay-report",
            "lose-report");
    static final List<String> KILL_POINTS = List.of(
            "before-commit",
            "after-commit",
            "after-submit",
            "after-cancel",
            "after-amend",
            "before-storing-report",
            "before-publishing",
            "before-marking");
    private static final int FEWEST_PASSINGS = 20;
    private static final int PASSINGS = 40;
    private static final int RARE_PASSINGS = 4;
    private static final Set<String> RARE = Set.of("before-marking", "after-amend", "after-cancel");

    private Faults() {}

    static List<String> all() {
        return Stream.concat(OF_THE_VENUE.stream(), KILL_POINTS.stream()).toList();
    }

    /** At which passing of {@code point} the product is to die; some are passed less often than there are orders. */
    static int passing(String point, Random dice) {
        return RARE.contains(point) ? 2 + dice.nextInt(RARE_PASSINGS) : FEWEST_PASSINGS + dice.nextInt(PASSINGS);
    }

    static String nameInJournal(String fault) {
        return fault.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
