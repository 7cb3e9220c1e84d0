package io.cryptoflow.infrastructure.tape;

/**
 * Reads the time of a line.
 *
 * @param column its place
 * @param millis whether the header says milliseconds; else the number of digits tells: up to 11 are seconds, up to 14
 *     milliseconds, up to 17 microseconds
 */
record TapeTime(int column, boolean millis) {
    private static final int MOST_DIGITS = 17;
    private static final int MOST_DIGITS_OF_MILLIS = 14;
    private static final int MOST_DIGITS_OF_SECONDS = 11;

    /** Epoch milliseconds. */
    long read(String[] texts) {
        String text = texts[column];
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("expected a time in whole seconds or milliseconds since 1970");
        }
        long value = Long.parseLong(text);
        if (millis || (text.length() > MOST_DIGITS_OF_SECONDS && text.length() <= MOST_DIGITS_OF_MILLIS)) {
            return value;
        }
        return text.length() <= MOST_DIGITS_OF_SECONDS ? value * 1000 : value / 1000;
    }
}
