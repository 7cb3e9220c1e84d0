package io.cryptoflow.infrastructure.parser;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day: 9am, 9:30 pm, 17:00. */
final class ClockTimes {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})(?::([0-9]{2}))?");
    private static final int NOON = 12;
    private static final int DAY = 24;
    private static final int HOUR = 60;

    private ClockTimes() {}

    static boolean isHalf(String word) {
        return word.equals("am") || word.equals("pm");
    }

    /** The time in {@code digits}; without {@code half} of the day it needs minutes. */
    static Optional<Token> read(String digits, String half, String text) {
        Matcher time = TIME.matcher(digits);
        if (!time.matches() || (!isHalf(half) && time.group(2) == null)) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        boolean certain = isHalf(half) ? hour >= 1 && hour <= NOON : hour < DAY;
        if (!certain || minute >= HOUR) {
            return Optional.empty();
        }
        int ofDay = isHalf(half) ? hour % NOON + (half.equals("pm") ? NOON : 0) : hour;
        return Optional.of(new Token.TimeOfDay(LocalTime.of(ofDay, minute), text));
    }
}
