package io.cryptoflow.domain.strategy;

/** A parameter of an indicator or a strategy that makes no sense; names the field and what was expected. */
public final class InvalidParameter extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String expected;

    /** @param field as clients write it */
    public InvalidParameter(String field, String expected) {
        super(expected);
        this.field = field;
        this.expected = expected;
    }

    /** Name of the field as clients write it. */
    public String field() {
        return field;
    }

    /** What was expected, in words. */
    public String expected() {
        return expected;
    }

    static void checkPeriod(String field, int period, int least) {
        if (period < least || period > IndicatorTerms.LONGEST_PERIOD) {
            throw new InvalidParameter(
                    field, "expected an integer from " + least + " to " + IndicatorTerms.LONGEST_PERIOD);
        }
    }

    static void checkShorter(int fast, int slow) {
        if (fast >= slow) {
            throw new InvalidParameter("fast", "expected a fast period below the slow period " + slow);
        }
    }
}
